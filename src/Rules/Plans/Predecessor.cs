namespace ActionPlan.Rules.Plans;

/// <summary>An area that became part of another, by a merger or a split, at once or through others.</summary>
/// <param name="Area">The area as it was.</param>
/// <param name="Since">From which day on it is part of the other.</param>
/// <param name="Share">Which part of its figures counts as the other's: 1 for a merger; null where a split declares no share.</param>
public sealed record Predecessor(Area Area, DateOnly Since, decimal? Share);
