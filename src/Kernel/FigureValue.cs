namespace ActionPlan.Kernel;

/// <summary>One number entered or counted for a figure, an area and a period.</summary>
/// <param name="Figure">The figure's id, unique in a plan and case-sensitive.</param>
/// <param name="Area">The area's id.</param>
/// <param name="Period">The quarter or year the number stands for.</param>
/// <param name="Value">In the figure's own unit of measure.</param>
/// <param name="Version">Its place in the append-only sequence of figures; 0 where figures come from a file.</param>
/// <param name="Source">Number and date of the deciding document, where one is required; otherwise null.</param>
/// <param name="Plan">The id of the plan that it was entered for, where that is not the plan judged but one that it continues; otherwise null.</param>
public sealed record FigureValue(string Figure, string Area, Period Period, decimal Value, long Version = 0, string? Source = null, string? Plan = null);
