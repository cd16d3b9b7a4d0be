using System.Text.Json.Nodes;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>A made-up threshold that fits its target.</summary>
internal sealed class RandomThreshold(Dice dice, string kind, bool isSecond, string? by, JsonObject target, RandomPlan plan)
{
    private static readonly string[] PathYears = ["2021", "2022"];
    private static readonly string[] Stones = ["2021-Q3", "2022", "2022-Q3", "2023-Q2"];

    private bool IsForTerm => kind is "termTotal" or "termLevel";

    private int First => Quarters.First((string?)target["from"] ?? (string)plan.Plan["term"]!["from"]!);

    private int Last => Quarters.Last(by ?? (string?)target["to"] ?? (string)plan.Plan["term"]!["to"]!);

    public static JsonObject Each(Dice dice)
    {
        var comparison = dice.Pick("atLeast", "above", "atMost", "below", "equals", "between");
        var each = new JsonObject { ["is"] = comparison,
            ["of"] = comparison == "between" ? new JsonArray(dice.Roll(4), 4 + dice.Roll(9)) : dice.OneIn(3) ? "qt.ThisYear / 3" : dice.Roll(12) };
        if (comparison == "equals" && dice.OneIn(2))
        {
            each["tolerance"] = dice.Roll(4);
        }

        return each;
    }

    public JsonObject Write()
    {
        var written = new JsonObject { ["is"] = isSecond && dice.OneIn(5) ? "between" : RandomPlan.Comparison(dice) };
        var isBetween = (string)written["is"]! == "between";
        if (isSecond && IsForTerm && !isBetween && dice.OneIn(5))
        {
            written["milestones"] = Milestones();
            Baseline(written);
            return written;
        }

        written["of"] = isBetween
            ? new JsonArray(dice.OneIn(4) ? "qt.ThisYear / 3" : dice.Roll(12), dice.OneIn(4) ? "qt.ThisYear + 6" : 12 + dice.Roll(20)) : Of();
        if (isSecond && (string)written["is"]! == "equals" && dice.OneIn(2))
        {
            written["tolerance"] = dice.Roll(5);
        }

        if (by is not null)
        {
            written["by"] = by;
        }

        if (isSecond && kind == "yearTotal" && dice.OneIn(3))
        {
            written["profile"] = dice.Pick(new JsonArray(10, 20, 30, 40), new JsonArray(0, 50, 0, 50)).DeepClone();
        }

        if (isSecond && IsForTerm && dice.OneIn(6))
        {
            written["course"] = "none";
            return written;
        }

        Baseline(written);
        if (IsForTerm && dice.OneIn(3))
        {
            Path(written);
        }

        if (!isBetween && !written.ContainsKey("tolerance") && dice.OneIn(7))
        {
            var (met, onTrack) = dice.Pick(Expressions.Rules);
            target["rules"] = new JsonArray([Rule("Met", met), .. onTrack is null ? [] : (JsonNode[])[Rule("OnTrack", onTrack)]]);
        }

        return written;
    }

    // This period is not compared with last year's running total.
    private IReadOnlyList<string> Limits =>
        [.. Expressions.Limits.Where(
            limit => !limit.Contains("SamePeriod", StringComparison.Ordinal) || !target.ToJsonString().Contains("f1.Period", StringComparison.Ordinal))];

    private JsonNode Of() => isSecond && dice.OneIn(4) ? dice.Pick(Limits)
        : !IsForTerm && dice.OneIn(6) ? new JsonObject { ["2021"] = dice.Roll(20), ["2023"] = dice.Roll(20) }
        : dice.Roll(kind == "termTotal" ? 90 : 30);

    private void Baseline(JsonObject written)
    {
        if (IsForTerm && dice.OneIn(2))
        {
            written["baseline"] = dice.Roll(30);
        }
    }

    private void Path(JsonObject written)
    {
        var path = new JsonObject();
        foreach (var at in PathYears.Where(year => Quarters.Last(year) < Last && Quarters.Last(year) >= First))
        {
            path[isSecond && dice.OneIn(2) ? Quarters.Text(Quarters.Last(at) - 1) : at] = dice.Roll(40);
        }

        // A quarter before the first is no point of the path.
        if (path.Count > 0 && path.All(point => Quarters.Last(point.Key) >= First))
        {
            written["path"] = path;
        }
    }

    private JsonArray Milestones()
    {
        var all = Stones.Where(EndsAPeriod)
            .Where(one => Quarters.Last(one) >= First && Quarters.Last(one) <= Quarters.Last((string?)target["to"] ?? (string)plan.Plan["term"]!["to"]!))
            .ToList();
        all = all.Count == 0 ? [Quarters.Text(Last)] : all;
        var from = dice.Roll(Math.Max(1, all.Count - 1));
        var up = 0;
        return new JsonArray(
            [.. all.Skip(from).Where((_, index) => index == 0 || dice.Roll(3) > 0)
                .Select(one => new JsonObject { ["by"] = one, ["of"] = up += dice.Roll(20) })]);
    }

    private bool EndsAPeriod(string by) =>
        Quarters.NumberOf(Quarters.Last(by)) % ((string)target["every"]! switch { "quarter" => 1, "halfYear" => 2, _ => 4 }) == 0;

    private static JsonObject Rule(string name, string text) => new() { ["RuleName"] = name, ["Expression"] = text };
}
