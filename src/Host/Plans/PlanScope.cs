namespace ActionPlan.Host.Plans;

/// <summary>
/// Which plan a scope – a request, a job, a command – is about: the one at hand, unless another was chosen. It stays the same where a term ends meanwhile.
/// </summary>
internal sealed class PlanScope(AllPlans plans)
{
    private PlanInForce? about;

    public PlanInForce Plan
    {
        get
        {
            var plan = about ?? plans.AtHand;
            // Before a plan is in force there is nothing to stay with.
            about = plan.Id is null ? null : plan;
            return plan;
        }
    }

    /// <summary>Whether somebody said which, as an address does.</summary>
    public bool IsChosen { get; private set; }

    public void Choose(PlanInForce plan) => (about, IsChosen) = (plan, true);
}
