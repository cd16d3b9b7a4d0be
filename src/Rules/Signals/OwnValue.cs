namespace ActionPlan.Rules.Signals;

/// <summary>What one quarter came to by itself, whatever was added up before it.</summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Value">In the target's unit of measure.</param>
public readonly record struct OwnValue(Period Quarter, decimal Value);
