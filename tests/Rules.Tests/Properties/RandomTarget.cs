using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Tests.Cases;
using CsCheck;

namespace ActionPlan.Rules.Tests.Properties;

/// <summary>Made-up targets of every kind over a flow, a level and something to divide by.</summary>
internal static class RandomTarget
{
    public static readonly CaseFile File = new()
    {
        Cases = [],
        Term = ["2020-Q3", "2023-Q2"],
        Figures = new Dictionary<string, string> { ["flow"] = "flow quarter", ["level"] = "stock quarter", ["other"] = "stock quarter" },
    };

    public static readonly Period First = Period.Parse("2020-Q3");

    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["perPeriod"] = ["flow.Period", "level.Latest", "flow.Period / other.Latest * 10"],
        ["yearTotal"] = ["flow.YearToDate", "flow.YearToDate / other.Latest * 10", "flow.YearToDate - 3"],
        ["yearLevel"] = ["level.Latest", "level.Latest / other.Latest * 10", "flow.YearToDate"],
        ["termTotal"] = ["flow.TermToDate", "flow.TermToDate / other.Latest * 10", "2 * flow.TermToDate"],
        ["termLevel"] = ["level.Latest", "level.Latest / other.Latest * 10", "level.Latest - other.Latest"],
    };

    /// <summary>A target; one of a term has a baseline, or its path would move with its first value.</summary>
    public static Gen<Case> Any(string[] comparisons) =>
        from kind in Choose.From<string>([.. Values.Keys])
        from value in Choose.From(Values[kind])
        from comparison in Choose.From(comparisons)
        from every in Choose.From("quarter", "quarter", "quarter", "year")
        from threshold in Gen.Int[-5, 60]
        from baseline in Gen.Int[0, 30]
        from deadline in Choose.From<string?>(null, "2021", "2021-Q2", "2022-Q3")
        from point in Gen.Int[0, 60]
        from hasPoint in Gen.Bool
        select new Case
        {
            Name = "made up",
            Kind = kind,
            Every = every,
            Value = value,
            Threshold = Threshold(kind, comparison, threshold, baseline, deadline, deadline is null && hasPoint ? point : null),
            Given = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>(),
        };

    /// <summary>Three quarters before the term and all of it, for one figure.</summary>
    public static Gen<int?[]> Series(int least, int most) =>
        Gen.Select(Gen.Int[least, most], Gen.Int[0, 24], (number, chance) => chance == 0 ? (int?)null : number).Array[15];

    public static IEnumerable<FigureValue> Entries(string figure, string area, int?[] series) => series
        .Select((number, index) => (number, quarter: First.AddQuarters(index - 2)))
        .Where(entry => entry.number is not null)
        .Select(entry => new FigureValue(figure, area, entry.quarter, entry.number!.Value));

    public static string Show(Case target) => string.Create(
        CultureInfo.InvariantCulture, $"{target.Kind} every {target.Every}: {target.Value} {target.Threshold?.ToJsonString()}");

    private static JsonObject Threshold(string kind, string comparison, int threshold, int baseline, string? by, int? point)
    {
        var written = new JsonObject { ["is"] = comparison, ["of"] = threshold };
        if (kind.StartsWith("term", StringComparison.Ordinal))
        {
            written["baseline"] = baseline;
            written["by"] = by ?? "2023-Q2";
            if (point is not null)
            {
                written["path"] = new JsonObject { ["2021"] = point };
            }
        }

        return written;
    }
}
