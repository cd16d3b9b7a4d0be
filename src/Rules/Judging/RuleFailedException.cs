namespace ActionPlan.Rules.Judging;

/// <summary>A rule failed while running: it is reported as a failure and is never a verdict.</summary>
internal sealed class RuleFailedException(string message) : Exception(message);
