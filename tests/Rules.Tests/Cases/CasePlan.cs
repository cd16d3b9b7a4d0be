using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Cases;

/// <summary>Writes the plan and the figures that a case describes in shorthand.</summary>
internal static class CasePlan
{
    public const string Root = "phuong-12";

    public static Plan Read(CaseFile file, Case @case)
    {
        var earlier = @case.Earlier ?? file.Earlier;
        return Read(earlier, Text(PlanSource.PlanFileName, PlanJson(file, @case)), Text("works.json", RuleJson(file, @case)));
    }

    private static Plan Read(EarlierCase? earlier, params PlanText[] files)
    {
        var reading = earlier is null ? PlanReader.Read(new PlanSource("", files)) : PlanReader.Read(new PlanSource("", files), _ => Read(earlier));
        Assert.True(reading.Plan is not null,
            "The plan is refused: " + string.Join(" | ", reading.Problems.Select(problem => problem.ToString(CultureInfo.GetCultureInfo("en")))));
        return reading.Plan!;
    }

    /// <summary>An earlier plan's own figures, of which no target of its own is judged.</summary>
    private static Plan Read(EarlierCase earlier)
    {
        var plan = new JsonObject
        {
            ["id"] = Id(earlier),
            ["name"] = "Chương trình trước",
            ["term"] = new JsonObject { ["from"] = earlier.Term[0], ["to"] = earlier.Term[1] },
            ["units"] = new JsonArray(new JsonObject { ["id"] = "committee", ["name"] = "UBND" }),
            ["areas"] = earlier.Areas?.DeepClone() ?? new JsonArray(new JsonObject { ["id"] = Root, ["name"] = "Phường 12" }),
        };
        Add(plan, "calendar", earlier.Calendar is null ? null : JsonValue.Create(earlier.Calendar));
        Add(plan, "continues", earlier.Earlier is null ? null : JsonValue.Create(Id(earlier.Earlier)));
        var rules = new JsonObject { ["module"] = "works", ["figures"] = new JsonArray([.. earlier.Figures.Select(Figure)]) };
        return Read(earlier.Earlier, Text(PlanSource.PlanFileName, plan.ToJsonString()), Text("works.json", rules.ToJsonString()));
    }

    /// <summary>All that was entered, for the plan and for those that it continues.</summary>
    public static IEnumerable<FigureValue> Figures(CaseFile file, Case @case)
    {
        var entries = Figures(@case.Given);
        for (var earlier = @case.Earlier ?? file.Earlier; earlier is not null; earlier = earlier.Earlier)
        {
            var id = Id(earlier);
            entries = entries.Concat(Figures(earlier.Given).Select(entry => entry with { Plan = id }));
        }

        return entries;
    }

    private static string Id(EarlierCase earlier) => "before-" + earlier.Term[0];

    private static IEnumerable<FigureValue> Figures(IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> given) =>
        from series in given
        let at = series.Key.IndexOf('@', StringComparison.Ordinal)
        let figure = at < 0 ? series.Key : series.Key[..at]
        let area = at < 0 ? Root : series.Key[(at + 1)..]
        from entry in series.Value
        from value in Entries(entry.Key, entry.Value)
        select new FigureValue(figure, area, value.Period, value.Number);

    private static IEnumerable<(Period Period, decimal Number)> Entries(string period, JsonElement value)
    {
        if (!period.EndsWith("..", StringComparison.Ordinal))
        {
            return [(Period.Parse(period), value.GetDecimal())];
        }

        var first = Period.Parse(period[..^2]);
        return value.EnumerateArray()
            .Select((number, index) => (first.AddQuarters(index), number))
            .Where(pair => pair.number.ValueKind != JsonValueKind.Null)
            .Select(pair => (pair.Item1, pair.number.GetDecimal()));
    }

    private static string PlanJson(CaseFile file, Case @case)
    {
        var term = @case.Term ?? file.Term;
        var plan = new JsonObject
        {
            ["id"] = "case",
            ["name"] = @case.Name,
            ["term"] = new JsonObject { ["from"] = term[0], ["to"] = term[1] },
            ["units"] = new JsonArray(new JsonObject { ["id"] = "committee", ["name"] = "UBND" }),
            ["areas"] = (@case.Areas ?? file.Areas)?.DeepClone() ?? new JsonArray(new JsonObject { ["id"] = Root, ["name"] = "Phường 12" }),
        };
        Add(plan, "calendar", @case.Calendar is null ? null : JsonValue.Create(@case.Calendar));
        Add(plan, "continues", (@case.Earlier ?? file.Earlier) is { } earlier ? JsonValue.Create(Id(earlier)) : null);

        return plan.ToJsonString();
    }

    private static string RuleJson(CaseFile file, Case @case)
    {
        var target = new JsonObject
        {
            ["id"] = "target",
            ["name"] = @case.Name,
            ["measuredIn"] = "%",
            ["responsible"] = "committee",
            ["kind"] = @case.Kind,
            ["every"] = @case.Every,
            ["whole"] = @case.Whole,
        };
        Add(target, "from", @case.From is null ? null : JsonValue.Create(@case.From));
        Add(target, "to", @case.To is null ? null : JsonValue.Create(@case.To));
        Add(target, "value", @case.Value is null ? null : JsonValue.Create(@case.Value));
        Add(target, "worstOf", @case.WorstOf);
        Add(target, "overAreas", @case.OverAreas);
        Add(target, "counts", @case.Counts);
        Add(target, "threshold", @case.Threshold);
        Add(target, "rules", @case.Rules);
        var rules = new JsonObject
        {
            ["module"] = "works",
            ["figures"] = new JsonArray([.. Declared(file, @case).Select(Figure)]),
            ["targets"] = new JsonArray([target, .. (@case.Others ?? []).Select(Other)]),
        };
        Add(rules, "checks", @case.Checks);
        return rules.ToJsonString();
    }

    private static JsonNode Other(JsonNode? written)
    {
        var other = written!.DeepClone().AsObject();
        foreach (var (name, value) in new[] { ("name", $"{other["id"]}"), ("measuredIn", "1"), ("responsible", "committee"), ("every", "quarter") })
        {
            other.TryAdd(name, value);
        }

        return other;
    }

    private static IEnumerable<KeyValuePair<string, string>> Declared(CaseFile file, Case @case) =>
        @case.Figures.Concat(file.Figures.Where(figure => !@case.Figures.ContainsKey(figure.Key)));

    private static JsonNode Figure(KeyValuePair<string, string> figure)
    {
        var (told, was) = figure.Value.Split(" was ") is [var first, var second] ? (first, second) : (figure.Value, null);
        var words = told.Split(' ');
        var declared = new JsonObject { ["id"] = figure.Key, ["name"] = figure.Key, ["measuredIn"] = "1", ["type"] = words[0] };
        Add(declared, "every", words.Length > 1 ? JsonValue.Create(words[1]) : null);
        Add(declared, "negative", words.Length > 2 ? JsonValue.Create(words[2] == "negative") : null);
        Add(declared, "was", was is null ? null : JsonValue.Create(was));
        return declared;
    }

    private static void Add(JsonObject node, string key, JsonNode? value)
    {
        if (value is not null)
        {
            node[key] = value.DeepClone();
        }
    }

    private static PlanText Text(string name, string json) => new(name, Encoding.UTF8.GetBytes(json));
}
