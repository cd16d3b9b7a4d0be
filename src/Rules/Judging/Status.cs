namespace ActionPlan.Rules.Judging;

/// <summary>What a verdict says, in the order in which pages list them.</summary>
public enum Status
{
    /// <summary>Due and not satisfied; or a ceiling on an accumulating value already broken.</summary>
    Missed,

    /// <summary>Not due yet, behind the path.</summary>
    AtRisk,

    /// <summary>A figure is missing.</summary>
    NoData,

    /// <summary>Not due yet, at or ahead of the path.</summary>
    OnTrack,

    /// <summary>Due and satisfied; or a floor on an accumulating value already reached.</summary>
    Met,

    /// <summary>Between its dates.</summary>
    NotDue,

    /// <summary>A denominator is zero.</summary>
    NotApplicable,

    /// <summary>No threshold.</summary>
    Monitored,
}
