namespace ActionPlan.Rules.Signals;

/// <summary>Why a target has no XmR chart.</summary>
public enum WithoutChart
{
    /// <summary>It is judged by the year or half-year.</summary>
    NotQuarterly,

    /// <summary>Its value rests on a level that is due once a year and carried forward until then.</summary>
    CarriedForward,

    /// <summary>Its value grows from the year's beginning or over several quarters, and what one quarter added cannot be told from it.</summary>
    Running,

    /// <summary>It looks at several areas or other targets.</summary>
    Counted,

    /// <summary>Nothing that it reads is a quarter's own.</summary>
    NothingOwn,

    /// <summary>It has fewer than <see cref="Xmr.Fewest"/> quarters with a value of their own.</summary>
    TooFew,
}
