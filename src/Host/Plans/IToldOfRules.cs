namespace ActionPlan.Host.Plans;

/// <summary>Who is told of a publication that no draft became.</summary>
internal interface IToldOfRules
{
    /// <summary>Stores, in the caller's transaction, what the units whose targets and figures it changes are told.</summary>
    /// <param name="before">The version that would judge without it.</param>
    /// <param name="after">The version that it publishes.</param>
    /// <param name="publication">The publication.</param>
    void Tell(AppDb db, Plan before, Plan after, PlanChangeRow publication);
}
