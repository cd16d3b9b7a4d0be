namespace ActionPlan.Host.Plans;

/// <summary>Which plan a scope – a request, a job, a command – is about: the one at hand, unless another was chosen.</summary>
internal sealed class PlanScope(AllPlans plans)
{
    private PlanInForce? chosen;

    public PlanInForce Plan => chosen ?? plans.AtHand;

    /// <summary>Whether somebody said which, as an address does.</summary>
    public bool IsChosen => chosen is not null;

    public void Choose(PlanInForce plan) => chosen = plan;
}
