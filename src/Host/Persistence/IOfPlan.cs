namespace ActionPlan.Host.Persistence;

/// <summary>A row of one plan: a context that is about a plan shows that plan's rows and writes no other's.</summary>
internal interface IOfPlan
{
    /// <summary>The plan's id; null for what concerns the installation and stands in every plan.</summary>
    string? PlanId { get; }
}
