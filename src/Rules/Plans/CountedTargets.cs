using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Plans;

/// <summary>Which targets a pattern names: <c>security.crimeRate</c>, <c>security.*</c> or <c>*</c>.</summary>
internal static class CountedTargets
{
    public const string All = "*";
    public const string AllOfModule = ".*";

    /// <summary>Each once, in the plan's order; those that count others are passed over.</summary>
    public static IReadOnlyList<Target> Of(CountsDefinition counts, IReadOnlyList<Target> targets) =>
        [.. targets.Where(target => target.Definition.Counts is null && counts.Targets.Any(pattern => Names(pattern, target.Key)))];

    public static bool Names(string pattern, string key) => pattern == All
        || (pattern.EndsWith(AllOfModule, StringComparison.Ordinal) ? key.StartsWith(pattern[..^1], StringComparison.Ordinal) : key == pattern);
}
