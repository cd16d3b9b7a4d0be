namespace ActionPlan.Rules.Plans;

/// <summary>What a problem in a file means for the plan.</summary>
public enum Severity
{
    /// <summary>The plan cannot be used.</summary>
    Error,

    /// <summary>The plan can be used, but most likely says something else than was meant.</summary>
    Warning,
}
