using System.Text.Json.Nodes;
using ActionPlan.Kernel;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>A made-up plan with figures: trees of areas with mergers and splits, and targets that use whatever a rule file can say.</summary>
internal sealed class RandomPlan
{
    private const int Targets = 6;
    private static readonly string[] Comparisons = ["atLeast", "atLeast", "above", "atMost", "below", "equals"];

    private static readonly string[] Trees =
    [
        """[{ "id": "w", "name": "W" }]""",
        """[{ "id": "w", "name": "W", "kind": "ward", "children": [{ "id": "a", "name": "A", "kind": "kp" }, { "id": "b", "name": "B", "kind": "kp", "to": "2022-05-10" }, { "id": "c", "name": "C", "kind": "kp", "from": "2021-08-15" }] }]""",
        """[{ "id": "w", "name": "W", "kind": "ward", "children": [{ "id": "a", "name": "A", "kind": "kp" }, { "id": "b", "name": "B", "kind": "kp", "to": "2022-04-30", "mergedInto": "a" }, { "id": "c", "name": "C", "kind": "kp" }] }]""",
        """[{ "id": "u", "name": "U", "to": "2022-06-30", "mergedInto": "w" }, { "id": "v", "name": "V", "to": "2022-06-30", "mergedInto": "w" }, { "id": "w", "name": "W", "from": "2022-07-01" }]""",
        """[{ "id": "u", "name": "U", "kind": "ward", "to": "2021-11-20", "mergedInto": "w", "children": [{ "id": "a", "name": "A", "kind": "kp", "to": "2021-11-20" }] }, { "id": "w", "name": "W", "kind": "ward", "children": [{ "id": "b", "name": "B", "kind": "kp" }, { "id": "c", "name": "C", "kind": "kp" }] }]""",
        """[{ "id": "u", "name": "U", "to": "2022-03-31" }, { "id": "v", "name": "V", "from": "2022-04-01", "splitFrom": "u", "share": 0.4 }, { "id": "w", "name": "W", "from": "2022-04-01", "splitFrom": "u", "share": 0.6 }]""",
        """[{ "id": "t", "name": "T", "kind": "city", "children": [{ "id": "v", "name": "V", "kind": "ward", "children": [{ "id": "a", "name": "A", "kind": "kp" }, { "id": "b", "name": "B", "kind": "kp" }] }, { "id": "w", "name": "W", "kind": "ward", "from": "2021-05-05", "children": [{ "id": "c", "name": "C", "kind": "kp", "from": "2021-05-05" }] }] }]""",
    ];

    private static readonly (string Id, string Type, string? Every)[] Known =
        [("f1", "flow", "quarter"), ("f2", "flow", "quarter"), ("fY", "flow", "year"), ("s1", "stock", "quarter"), ("s2", "stock", "quarter"),
            ("sY", "stock", "year"), ("qt", "quota", null)];

    private readonly Dice dice;
    private readonly bool isSecond;

    public RandomPlan(uint seed, bool isSecond)
    {
        dice = new Dice(seed);
        this.isSecond = isSecond;
        Plan = JsonNode.Parse("""{ "id": "made-up", "name": "Made up", "units": [{ "id": "unit", "name": "Unit" }] }""")!.AsObject();
        Plan["term"] = new JsonObject { ["from"] = dice.Pick("2021-Q1", "2020-Q3", "2021-Q1"), ["to"] = dice.Pick("2023-Q4", "2023-Q2") };
        Plan["areas"] = JsonNode.Parse(dice.Pick(Trees));
        Rules = new JsonObject
        {
            ["module"] = "works",
            ["figures"] = new JsonArray([.. Known.Select(one => Figure(one.Id, one.Type, one.Every))]),
            ["targets"] = new JsonArray(
                [.. Enumerable.Range(0, Targets).Select(index => new RandomAim(dice, $"t{index}", isSecond, this).Write()),
                    .. isSecond ? [Counting("count"), Counting("counted")] : (JsonNode[])[]]),
        };
        Entries = [.. Known.SelectMany(Series)];
    }

    public JsonObject Plan { get; }

    public JsonObject Rules { get; }

    public List<FigureValue> Entries { get; }

    public HashSet<string> Settling { get; } = new(StringComparer.Ordinal);

    public bool HasKinds => Plan["areas"]!.ToJsonString().Contains("\"kp\"", StringComparison.Ordinal);

    public static string Comparison(Dice dice) => dice.Pick(Comparisons);

    private JsonObject Counting(string id)
    {
        var isShare = dice.OneIn(2);
        var counting = new JsonObject
        {
            ["id"] = id, ["name"] = id, ["measuredIn"] = "1", ["responsible"] = "unit", ["every"] = dice.Pick("quarter", "quarter", "year", "halfYear"),
            ["kind"] = dice.Pick("perPeriod", "yearLevel", "termLevel", "monitored"),
            ["counts"] = new JsonObject
            {
                ["targets"] = dice.Pick(new JsonArray("*"), new JsonArray("works.*"), new JsonArray("works.t0", "works.t1", "works.t2", "works.t1"))
                    .DeepClone(),
                ["statuses"] =
                    dice.Pick(new JsonArray("met"), new JsonArray("met", "onTrack"), new JsonArray("missed", "atRisk"),
                        isShare ? new JsonArray("missed", "noData") : new JsonArray("met", "notDue", "notApplicable")).DeepClone(),
                ["as"] = isShare ? "share" : "number",
            },
        };
        if ((string)counting["kind"]! != "monitored")
        {
            counting["threshold"] = new JsonObject { ["is"] = Comparison(dice), ["of"] = isShare ? 20 * dice.Roll(6) : dice.Roll(5) };
        }

        return counting;
    }

    private IEnumerable<FigureValue> Series((string Id, string Type, string? Every) figure)
    {
        foreach (var place in Place.Read(Plan["areas"]!.AsArray()).SelectMany(root => root.AllBelow.Prepend(root)))
        {
            // Who has areas below mostly leaves it to them.
            var isSparse = place.Below.Count > 0 && dice.Roll(4) > 0;
            for (var year = 2019; year <= 2023; year++)
            {
                if (figure.Every != "quarter")
                {
                    if (place.InYear(year) && IsEntered(isSparse))
                    {
                        yield return new FigureValue(figure.Id, place.Id, Period.OfYear(year), dice.Roll(26));
                    }

                    continue;
                }

                foreach (var quarter in Enumerable.Range(1, 4).Select(number => Quarters.In(year, number)).Where(place.InQuarter))
                {
                    if (IsEntered(isSparse))
                    {
                        yield return new FigureValue(figure.Id, place.Id, Period.OfQuarter(year, Quarters.NumberOf(quarter)),
                            dice.OneIn(9) ? 0 : dice.Roll(figure.Type == "flow" ? 9 : 26));
                    }
                }

                if (place.InYear(year) && place.From is null && dice.OneIn(40))
                {
                    yield return new FigureValue(figure.Id, place.Id, Period.OfYear(year), dice.Roll(30));
                }
            }
        }
    }

    private bool IsEntered(bool isSparse) => isSparse ? dice.OneIn(12) : dice.Roll(60) > 0;

    private static JsonObject Figure(string id, string type, string? every)
    {
        var figure = new JsonObject { ["id"] = id, ["name"] = id, ["measuredIn"] = "1", ["type"] = type };
        if (every is not null)
        {
            figure["every"] = every;
        }

        return figure;
    }
}
