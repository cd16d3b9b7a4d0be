namespace ActionPlan.Host.Plans;

/// <summary>
/// Whether what a scope shows is made up: all of the sample, and all of a plan that is a worked example. Pages, letters, reports and workbooks ask
/// here whether to say so.
/// </summary>
internal sealed class MadeUp(Deployment deployment, PlanScope plan)
{
    public bool IsIt => deployment.IsSample || plan.Plan.InForce?.File.Example == true;
}
