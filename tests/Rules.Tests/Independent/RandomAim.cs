using System.Text.Json.Nodes;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>A made-up target.</summary>
internal sealed class RandomAim(Dice dice, string id, bool isSecond, RandomPlan plan)
{
    private readonly string kind = dice.Pick("perPeriod", "yearTotal", "yearLevel", "termTotal", "termTotal", "termLevel", "termLevel", "monitored");
    private readonly string every = dice.Pick(isSecond ? ["quarter", "quarter", "quarter", "halfYear", "year"] : (string[])["quarter", "quarter", "year"]);

    private bool IsForTerm => kind is "termTotal" or "termLevel";

    public JsonNode Write()
    {
        var written = new JsonObject { ["id"] = id, ["name"] = id, ["measuredIn"] = "1", ["responsible"] = "unit", ["kind"] = kind, ["every"] = every };
        if (isSecond && dice.OneIn(5))
        {
            written["from"] = dice.Pick("2021-Q2", "2022", "2021-Q4");
        }

        if (isSecond && dice.OneIn(6))
        {
            written["to"] = dice.Pick("2023-Q1", "2022");
        }

        // The half-year stands for nothing in the middle of it, nor does the year: a deadline there goes without it.
        var by = IsForTerm ? dice.Pick<string?>(null, null, "2022", "2022-Q3", "2021-Q4") : null;
        var to = (string?)written["to"];
        by = to is not null && by is not null && Quarters.Last(by) > Quarters.Last(to) ? null : by;
        by = (string?)written["from"] is { } from && by is not null && Quarters.Last(by) < Quarters.First(from) ? null : by;
        var deadline = Quarters.Last(by ?? to ?? (string)plan.Plan["term"]!["to"]!);
        Value(written, IsForTerm && every != "quarter" && Quarters.NumberOf(deadline) % (every == "year" ? 4 : 2) != 0);
        if (kind != "monitored")
        {
            written["threshold"] = new RandomThreshold(dice, kind, isSecond, by, written, plan).Write();
        }

        return written;
    }

    private void Value(JsonObject written, bool isCut)
    {
        var canBeWorst = kind != "monitored";
        if (dice.OneIn(7) && canBeWorst)
        {
            written["worstOf"] = new JsonObject { ["first"] = One(isCut), ["second"] = One(isCut) };
            return;
        }

        written["value"] = One(isCut);
        if (isSecond && plan.HasKinds && dice.OneIn(3))
        {
            var isTally = kind is not ("yearTotal" or "termTotal") && (!canBeWorst || dice.OneIn(2));
            if (isTally || canBeWorst)
            {
                written["overAreas"] = new JsonObject { ["kind"] = "kp", ["take"] = isTally ? dice.Pick("number", "share") : "worst" };
                if (isTally)
                {
                    written["overAreas"]!["each"] = RandomThreshold.Each(dice);
                }
            }
        }
    }

    private string One(bool isCut)
    {
        var text = isCut ? dice.Pick("s1.Latest", "s1.Latest / s2.Latest", "f1.TermToDate / 4") : Any();
        if (kind is "yearTotal" or "termTotal")
        {
            text = Total(kind == "yearTotal" ? "YearToDate" : "TermToDate");
        }

        return text;
    }

    private string Any() =>
        every == "year" && dice.OneIn(3) ? dice.Pick(isSecond && dice.OneIn(2) ? Expressions.SecondOfYearlyFlows : Expressions.OfYearlyFlows)
        : kind == "perPeriod" && dice.OneIn(2) ? dice.Pick(Expressions.Periods)
        : dice.Pick(isSecond && dice.OneIn(2) ? Expressions.SecondLevels : Expressions.Levels);

    private string Total(string view)
    {
        var isSettling = dice.Roll(3) > 0;
        string[] settling = kind == "yearTotal" ? [.. Expressions.SettlingTotals, .. Expressions.SettlingInYear] : Expressions.SettlingTotals;
        string[] others = kind == "yearTotal" ? Expressions.UnsettledTotals : [.. Expressions.UnsettledTotals, .. Expressions.SettlingInYear];
        var pattern = dice.Pick((isSettling ? settling : others).Where(one => isSecond || !IsSecond(one)).ToList());
        var text = pattern.Replace("#", view, StringComparison.Ordinal);
        if (isSettling)
        {
            plan.Settling.Add(text);
        }

        return text;
    }

    private static bool IsSecond(string text) => text.Contains("Year2", StringComparison.Ordinal) || text.Contains("Pow", StringComparison.Ordinal)
        || text.Contains("YearsSince", StringComparison.Ordinal)
        || text.Contains("If(", StringComparison.Ordinal) || text.Contains("Count", StringComparison.Ordinal)
        || text.Contains("Growth", StringComparison.Ordinal);
}
