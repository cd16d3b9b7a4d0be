namespace ActionPlan.Rules.Signals;

/// <summary>Which rules say that a quarter is more than the usual coming and going: the four of NHS England's <i>Making Data Count</i>.</summary>
[Flags]
public enum XmrRules
{
    /// <summary>None: common cause, noise.</summary>
    None = 0,

    /// <summary>Its value lies outside the natural limits.</summary>
    Outside = 1,

    /// <summary>It is one of seven or more quarters in a row on the same side of the mean.</summary>
    OneSide = 2,

    /// <summary>
    /// Two of three quarters in a row, all three on the same side of the mean, lie in the outer third before a limit, and it is one of the two.
    /// </summary>
    NearLimit = 4,

    /// <summary>It is one of seven or more quarters in a row of which each lies above, or each below, the one before.</summary>
    Trend = 8,
}
