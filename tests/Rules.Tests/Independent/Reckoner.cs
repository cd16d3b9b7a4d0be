using System.Text.Json.Nodes;
using ActionPlan.Kernel;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>
/// The verdicts, worked out from a plan's JSON by the words of the design and of the readings alone. It shares nothing with the program and
/// is in no hurry.
/// </summary>
internal sealed class Reckoner
{
    private readonly Dictionary<string, Aim> aims;
    private readonly Ledger ledger;
    private readonly List<Place> places;
    private readonly IReadOnlySet<string> settling;
    private readonly Dictionary<(string, string, int), Said?> said = [];

    /// <param name="plan">The plan file.</param>
    /// <param name="rules">Its one rule file.</param>
    /// <param name="entries">The figures.</param>
    /// <param name="settling">Expressions that cannot fall while their period goes on, or thresholds that stand still, as whoever wrote them says.</param>
    public Reckoner(string plan, string rules, IEnumerable<FigureValue> entries, IReadOnlySet<string> settling)
        : this(JsonNode.Parse(plan)!, JsonNode.Parse(rules)!, entries, settling)
    {
    }

    private Reckoner(JsonNode plan, JsonNode rules, IEnumerable<FigureValue> entries, IReadOnlySet<string> settling)
    {
        this.settling = settling;
        places = [.. Place.Read(plan["areas"]!.AsArray()).SelectMany(root => root.AllBelow.Prepend(root))];
        ledger = new Ledger(entries,
            rules["figures"]!.AsArray().ToDictionary(figure => (string)figure!["id"]!, figure => (string?)figure!["every"] == "year", StringComparer.Ordinal));
        var term = plan["term"]!;
        aims = rules["targets"]!.AsArray().Select(target => new Aim(target!.AsObject(), (string)term["from"]!, (string)term["to"]!))
            .ToDictionary(aim => aim.Id, StringComparer.Ordinal);
    }

    /// <summary>What is said of a target; null where nothing is.</summary>
    /// <exception cref="CannotBeJudgedException">The ends of its range come out in the wrong order.</exception>
    public Said? Say(string target, string area, int quarter)
    {
        var key = (target, area, quarter);
        return said.TryGetValue(key, out var known) ? known : said[key] = Say(aims[target], places.Single(place => place.Id == area), quarter);
    }

    private Said? Say(Aim aim, Place place, int quarter)
    {
        if (quarter > aim.To || !place.AtEndOf(quarter))
        {
            return null;
        }

        if (quarter < aim.From)
        {
            return new Said("notDue");
        }

        var at = aim.IsForTerm && quarter > aim.Deadline ? aim.Deadline : quarter;
        if (!place.AtEndOf(at))
        {
            return null;
        }

        if (aim.Counts is { } counts)
        {
            return Counted(aim, counts, place, at);
        }

        if (aim.OverAreas is { } over)
        {
            return (string?)over["take"] == "worst"
                ? Worst(aim, [.. Below(place, over, at).Select(one => Alone(aim, aim.Value!, one, at))],
                    () => Judged(aim, place, at, _ => Found.Zero, settles: false, isNothing: true).Said)
                : Judged(aim, place, at, earlier => Tallied(aim, over, place, earlier, at), settles: false).Said;
        }

        return aim.Value is { } value ? Alone(aim, value, place, at).Said
            : Worst(aim, [.. aim.Parts.Select(part => Alone(aim, part, place, at))], () => throw new InvalidOperationException());
    }

    private (Said Said, Found Value) Alone(Aim aim, string value, Place place, int at)
    {
        var eyes = new Eyes(ledger, places, place, at);
        return Judged(aim, place, at, quarter => Look(eyes, Term.Read(value), aim, quarter), settling.Contains(value),
            Term.Read(value).Views().Any(view => view.View.EndsWith(".Latest", StringComparison.Ordinal)));
    }

    private (Said Said, Found Value) Judged(
        Aim aim, Place place, int at, Func<int, Found> valueIn, bool settles, bool dividesByLevel = false, bool isNothing = false)
    {
        var eyes = new Eyes(ledger, places, place, at);
        var limits = aim.Milestone(at) is { } milestone ? [new Term("number", [], milestone.Of)] : aim.Limits(at);
        var isInForce = limits is not null;
        // Where there is no area, there is none whose threshold could be computed.
        limits = isNothing ? limits?.Where(limit => !limit.Views().Any()).ToList() : limits;
        var ends = limits?.Select(limit => Look(eyes, limit, aim, at)).ToList() ?? [];
        var rules = new[] { aim.Met, aim.OnTrack ?? aim.Met }.OfType<Term>().Select(rule => (Rule: rule, Lacks: Lacks(eyes, rule, aim, at))).ToList();
        var standsStill = limits?.All(limit => !limit.Views().Any() || limit.Views().All(view => IsStill(view.View, aim.Kind))) == true;
        return new Verdict(aim, at, valueIn(at), ends, settles && standsStill && aim.Met is null && aim.OnTrack is null, dividesByLevel,
            !isNothing && rules.Exists(rule => rule.Lacks), isInForce)
        {
            Holds = (rule, number, lower, path) => rule.Holds(name => Input(eyes, name, rule, aim, at, number, lower, path), Quarters.YearOf(at)),
            First = () => Enumerable.Range(aim.From, 4).Where(quarter => quarter <= at && aim.IsJudged(quarter) && eyes.WasThere(quarter))
                .Select(quarter => valueIn(quarter).Number is { } number ? (quarter - aim.From + 1, number) : ((int, decimal)?)null)
                .FirstOrDefault(found => found is not null),
        }.Say();
    }

    private static bool IsStill(string view, string kind) => view.Split('.')[1] switch
    {
        "ThisYear" or "PreviousYear" or "PreviousYearEnd" => kind == "yearTotal",
        var what => what.StartsWith("Year2", StringComparison.Ordinal),
    };

    private static Said Worst(Aim aim, List<(Said Said, Found Value)> parts, Func<Said> nothing)
    {
        if (parts.Count == 0)
        {
            return nothing();
        }

        if (parts.Exists(part => part.Said.Status == "noData"))
        {
            return new Said("noData");
        }

        var left = parts.Where(part => part.Said.Status != "notApplicable" && !(part.Said.Status == "notDue" && part.Value.IsZero)).ToList();
        if (left.Count == 0)
        {
            return parts[0].Said;
        }

        string[] order = ["missed", "atRisk", "notDue", "onTrack", "met"];
        var worst = left.OrderBy(part => Array.IndexOf(order, part.Said.Status)).ThenBy(part => Margin(aim, part.Said)).First().Said;
        return worst.Status == "notDue" && parts.Exists(part => part.Value.IsMissing) ? worst with { Value = null } : worst;
    }

    /// <summary>How far the value lies on the right side; of a range, from its nearer end, and within it as far as it lies from that.</summary>
    private static decimal Margin(Aim aim, Said part)
    {
        var (value, lower) = (part.Value ?? 0, part.Lower ?? 0);
        return aim.IsFloor ? value - lower
            : aim.IsCeiling ? lower - value
            : aim.Is == "between" ? Math.Min(value - lower, (part.Upper ?? 0) - value)
            : aim.Tolerance - Math.Abs(value - lower);
    }

    private static IEnumerable<Place> Below(Place place, JsonObject over, int quarter) =>
        place.AllBelow.Where(one => one.Kind == (string?)over["kind"] && one.AtEndOf(quarter));

    private Found Tallied(Aim aim, JsonObject over, Place place, int quarter, int at)
    {
        var each = over["each"]!.AsObject();
        var (good, judged) = (0, 0);
        foreach (var one in Below(place, over, quarter))
        {
            var eyes = new Eyes(ledger, places, one, at);
            List<Found> found = [Look(eyes, Term.Read(aim.Value!), aim, quarter),
                .. Aim.Limits(each["of"], quarter)!.Select(limit => Look(eyes, limit, aim, quarter))];
            if (found.Exists(number => number.IsMissing))
            {
                return Found.Missing;
            }

            if (!found.Exists(number => number.IsZero))
            {
                judged++;
                good +=
                    Verdict.Satisfies((string)each["is"]!, found[0].Number!.Value, found[1].Number!.Value, found[^1].Number!.Value,
                        (decimal?)each["tolerance"] ?? 0) ? 1 : 0;
            }
        }

        return judged == 0 ? Found.Zero : new Found((string?)over["take"] == "share" ? good * 100m / judged : good);
    }

    private Said Counted(Aim aim, JsonObject counts, Place place, int at)
    {
        var statuses = counts["statuses"]!.AsArray().Select(status => (string)status!).ToList();
        var isShare = (string?)counts["as"] == "share";
        var all = aims.Values.Where(other => other.Counts is null && counts["targets"]!.AsArray().Any(name => Names((string)name!, other.Id)))
            .Select(other => StatusOf(other.Id, place.Id, at)).OfType<string>()
            .Where(status => !isShare || status is not ("notDue" or "notApplicable" or "monitored")).ToList();
        var sure = all.Count(statuses.Contains);
        var open = statuses.Contains("noData", StringComparer.Ordinal) ? 0 : all.Count(status => status == "noData");
        open += all.Count(status => status == "failed");
        var tries = Enumerable.Range(sure, open + 1)
            .Select(number => isShare ? all.Count == 0 ? Found.Zero : new Found(number * 100m / all.Count) : new Found(number))
            .Select(number => Judged(aim, place, at, quarter => quarter == at ? number : Earlier(aim, place, quarter), settles: false).Said).ToList();
        return tries.Select(one => one.Status).Distinct().Count() == 1 ? tries[0] : new Said("noData", Lower: tries[0].Lower);
    }

    /// <summary>Of what cannot be judged nothing is known, whatever is counted.</summary>
    private string? StatusOf(string target, string area, int quarter)
    {
        try
        {
            return Say(target, area, quarter)?.Status;
        }
        catch (Exception exception) when (exception is CannotBeJudgedException or OverflowException)
        {
            return "failed";
        }
    }

    private Found Earlier(Aim aim, Place place, int quarter) =>
        place.AtEndOf(quarter) && Say(aim.Id, place.Id, quarter)?.Value is { } value ? new Found(value) : Found.Missing;

    private static bool Names(string pattern, string id) => pattern is "*" or "works.*" || pattern == "works." + id;

    private static Found Look(Eyes eyes, Term term, Aim aim, int quarter)
    {
        if (Lacks(eyes, term, aim, quarter))
        {
            return Found.Missing;
        }

        try
        {
            return new Found(term.Work(view => Input(eyes, view, term, aim, quarter), Quarters.YearOf(quarter)));
        }
        catch (DivideByZeroException)
        {
            return Found.Zero;
        }
    }

    private static bool Lacks(Eyes eyes, Term term, Aim aim, int quarter)
    {
        var dividing = term.OnlyDividing();
        return term.Views().Where(view => view.View.Contains('.', StringComparison.Ordinal))
            .Any(view => eyes.Read(view.View, quarter, aim.Every, aim.From, dividing.Contains(view.View)) is null);
    }

    private static decimal Input(
        Eyes eyes, string name, Term term, Aim aim, int quarter, decimal value = 0, decimal threshold = 0, decimal path = 0) => name switch
    {
        "value" => value,
        "threshold" => threshold,
        "path" => path,
        _ => eyes.Read(name, quarter, aim.Every, aim.From, term.OnlyDividing().Contains(name))!.Value,
    };
}
