namespace ActionPlan.Rules.Expressions;

/// <summary>What is wrong with an expression, and at which character from 0.</summary>
internal sealed record ExpressionProblem(int Position, string Key, params object?[] Values);
