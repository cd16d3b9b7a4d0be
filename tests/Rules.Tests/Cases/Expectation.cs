using System.Globalization;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Tests.Cases;

/// <summary>An expectation as cases write it: <c>onTrack, value 3, threshold 8, path 8*1/4</c>.</summary>
internal static class Expectation
{
    private const decimal Tolerance = 1e-12m;

    /// <summary>How the verdict differs from what is expected; empty if it does not.</summary>
    public static IEnumerable<string> Differences(string expected, Verdict? verdict)
    {
        if (expected == "no verdict")
        {
            return verdict is null ? [] : [$"expected no verdict, got {verdict.Status}"];
        }

        return verdict is null
            ? [$"expected {expected}, got no verdict"]
            : expected.Split(", ").SelectMany(part => Difference(part, verdict));
    }

    private static IEnumerable<string> Difference(string part, Verdict verdict)
    {
        var (word, rest) = part.Split(' ', 2) is [var first, var second] ? (first, second) : (part, "");
        return word switch
        {
            "value" => Number(word, rest, verdict.Value),
            "threshold" => Number(word, rest, verdict.Threshold),
            "to" => Number(word, rest, verdict.ThresholdTo),
            "path" => Number(word, rest, verdict.Path),
            "needed" => Number(word, rest, verdict.NeededPerQuarter),
            "forecast" => Number(word, rest, verdict.Forecast),
            "path-told" => Number(word, rest, WholeThings.Path(verdict.Target, verdict.Path)),
            "forecast-told" => Number(word, rest, WholeThings.Forecast(verdict.Target, verdict.Forecast)),
            "worst" => Same(word, rest, verdict.Worst ?? "none"),
            "final" => Same(word, "True", verdict.Final.ToString()),
            "open" => Same(word, "False", verdict.Final.ToString()),
            "part" => Part(rest, verdict),
            "missing" => Missing(rest, verdict),
            "says" => Says(rest, verdict),
            "silent" => Says(rest, verdict).Any() ? [] : [$"expected not to be told {rest}"],
            _ when Enum.TryParse<Status>(word, ignoreCase: true, out var status) => Same("status", status.ToString(), verdict.Status.ToString()),
            _ => throw new FormatException($"'{part}' is no expectation."),
        };
    }

    private static IEnumerable<string> Part(string expected, Verdict verdict)
    {
        var parts = verdict.Parts
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Name} {part.Status} {(part.Value is { } value ? value : "none")}")).ToList();
        return parts.Contains(expected, StringComparer.OrdinalIgnoreCase) ? [] : [$"expected the part {expected}, there are [{string.Join("; ", parts)}]"];
    }

    private static IEnumerable<string> Missing(string entry, Verdict verdict)
    {
        var missing = verdict.Evidence.SelectMany(reading => reading.Missing).Select(gap => $"{gap.Figure}@{gap.Area} {gap.Period}")
            .ToHashSet(StringComparer.Ordinal);
        return missing.Contains(entry) ? [] : [$"expected {entry} to be named as missing, named are [{string.Join("; ", missing)}]"];
    }

    private static IEnumerable<string> Says(string reason, Verdict verdict)
    {
        var (key, number) = reason.Split(' ', 2) is [var first, var second] ? (first, second) : (reason, null);
        var said = verdict.Remarks.Any(remark => remark.Key == key && (number is null || remark.Values.Any(value => value[2..].Split('|')[0] == number)));
        return said ? []
            : [$"expected the reason {reason}, given are [{string.Join("; ", verdict.Remarks.Select(remark => $"{remark.Key} {string.Join(' ', remark.Values)}"))}]"];
    }

    private static IEnumerable<string> Same(string what, string expected, string actual) =>
        expected == actual ? [] : [$"{what}: expected {expected}, got {actual}"];

    private static IEnumerable<string> Number(string what, string expected, decimal? actual)
    {
        decimal? number = expected == "none" ? null : Sum(expected);
        // A number that needs no division must come out exactly; a person who divides rounds somewhere.
        var same = expected.Contains('/', StringComparison.Ordinal) && actual is not null
            ? Math.Abs(number!.Value - actual.Value) < Tolerance : number == actual;
        return same ? [] : [string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected}, got {(actual is null ? "none" : actual)}")];
    }

    // Sums of products and quotients, taken from left to right, so that a path can be written as a person would work it out.
    private static decimal Sum(string text) => text.Split('+').Sum(Product);

    private static decimal Product(string text) => text.Split('*').Select(Quotient).Aggregate(1m, (left, right) => left * right);

    private static decimal Quotient(string text) =>
        text.Split('/').Select(number => decimal.Parse(number, CultureInfo.InvariantCulture)).Aggregate((left, right) => left / right);
}
