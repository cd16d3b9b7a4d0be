namespace ActionPlan.Rules.Plans;

/// <summary>An area, and whose it is.</summary>
/// <param name="Plan">The plan judged, or one that it continues.</param>
/// <param name="Area">The area in it.</param>
public sealed record AreaOfPlan(Plan Plan, Area Area);
