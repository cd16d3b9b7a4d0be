using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Benchmarks;

/// <summary>The 42 targets as a programmer would write them, over the values of their views: what a rule costs at least.</summary>
internal static class ByHand
{
    public static IReadOnlyDictionary<string, Func<decimal[], decimal>> Values { get; } =
        new Dictionary<string, Func<decimal[], decimal>>(StringComparer.Ordinal)
    {
        ["1"] = v => v[0] / v[1] * 100, ["2a"] = v => v[0] / v[1] * 100, ["2b"] = v => v[0] / v[1] * 100, ["2c"] = v => v[0] / v[1] * 100,
        ["3a"] = v => (v[0] + v[1]) / (v[2] + v[3]) * 100, ["3b"] = v => v[0] / v[1] * 100, ["3c"] = v => v[0] / v[1] * 100,
        ["4a"] = v => v[0] / v[1] * 100, ["4b"] = v => v[0] / v[1] * 100, ["4c"] = v => v[0], ["5"] = v => v[0], ["6"] = v => v[0],
        ["7"] = v => v[0] / v[1] * 100, ["8a"] = v => v[0] / v[1] * 100, ["8b"] = v => v[0] / v[1] * 100, ["8c"] = v => v[0] / v[1] * 100,
        ["9a"] = v => (v[0] - v[1]) / v[2] * 100, ["9b"] = v => v[0] / v[1] * 100, ["9c"] = v => v[0], ["10"] = v => v[0],
        ["11"] = v => v[0] / v[1] * 100, ["12a"] = v => v[0] / v[1] * 100, ["12b"] = v => v[0], ["13a"] = v => v[0] / v[1] * 100,
        ["13b"] = v => v[0] / v[1] * 100, ["14a"] = v => v[0] / v[1] * 10000, ["14b"] = v => v[0] / v[1] * 100, ["15a"] = v => v[0] / v[1] * 100,
        ["15b"] = v => v[0], ["15c"] = v => v[0], ["16a"] = v => v[0] / v[1] * 100, ["16b"] = v => v[0] / v[1] * 100, ["17a"] = v => v[0],
        ["17b"] = v => v[0] / v[1] * 100, ["18"] = v => v[0] + v[1], ["19a"] = v => v[0] / v[1] * 100, ["19b"] = v => (v[0] / v[1] - 1) * 100,
        ["19c"] = v => v[0], ["20"] = v => v[0] / v[1] * 100,
        ["21"] = v => Math.Min(Math.Min(Math.Min(v[0] / v[1], v[2] / v[3]), Math.Min(v[4] / v[5], v[6] / v[7])), v[8] / v[9]) * 100,
        ["22"] = v => v[0] / v[1] * 100, ["23"] = v => v[0] / v[1] * 100,
    };

    public static bool Holds(Comparison comparison, decimal value, decimal limit) => comparison switch
    {
        Comparison.AtLeast => value >= limit,
        Comparison.Above => value > limit,
        Comparison.AtMost => value <= limit,
        Comparison.Below => value < limit,
        _ => value == limit,
    };

    public static (bool Met, bool OnTrack) Judge(Question question)
    {
        var value = question.ByHand(question.Arguments);
        return question.Comparison is { } comparison
            ? (Holds(comparison, value, question.Threshold), Holds(comparison, value, question.Path))
            : (false, false);
    }
}

/// <summary>One target with the values of its views at hand: neither the delegate nor plain RulesEngine has to look for figures.</summary>
internal sealed record Question(
    Verdict Verdict, decimal[] Arguments, Func<decimal[], decimal> ByHand, Comparison? Comparison, decimal Threshold, decimal Path)
{
    public static IReadOnlyList<Question> Of(IEnumerable<Verdict> verdicts) => [.. verdicts.Select(Of)];

    private static Question Of(Verdict verdict)
    {
        var arguments = verdict.Evidence.Select(reading => reading.Value!.Value).ToArray();
        var question = new Question(
            verdict,
            arguments,
            Benchmarks.ByHand.Values[verdict.Target.Definition.Number!],
            verdict.Target.Definition.Threshold?.Is,
            verdict.Threshold ?? 0,
            verdict.Path ?? 0);
        return question.ByHand(arguments) == verdict.Value
            ? question
            : throw new InvalidOperationException($"{verdict.Target.Key}: the plan says {verdict.Value}, by hand it is {question.ByHand(arguments)}.");
    }
}
