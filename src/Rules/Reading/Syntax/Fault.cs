namespace ActionPlan.Rules.Reading.Syntax;

/// <summary>Why a text is no JSON: where, counted in characters from 0, and what to say of it.</summary>
internal sealed record Fault(int Position, string Key, params object?[] Values);
