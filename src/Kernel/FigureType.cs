namespace ActionPlan.Kernel;

/// <summary>How a figure behaves in time.</summary>
public enum FigureType
{
    /// <summary>Adds up over time: cases, wells sealed.</summary>
    Flow,

    /// <summary>A level at the end of a period: population, households.</summary>
    Stock,

    /// <summary>Fixed in advance for a year: a budget estimate, a call-up.</summary>
    Quota,
}
