using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Registers;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Authoring.Testing;

/// <summary>A target in an area and a quarter, with figures supposed over the approved ones, and what must be said of it.</summary>
internal sealed record ExpectedCase(string Target, string Area, Period Quarter, Status Status, IReadOnlyList<FigureValue> Supposed);

/// <summary>Makes a test of a case that somebody has on his screen: only the figures that it rests on, as a test can name them.</summary>
internal sealed class CaseFigures(IDbContextFactory<AppDb> databases, PlanInForce plans)
{
    /// <summary>More would be a test that nobody reads.</summary>
    private const int Most = 400;

    /// <summary>What is divided by it loses the zeros at its end.</summary>
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Null where a test cannot say it: figures of an earlier plan, or too many.</summary>
    public async Task<JsonObject?> Test(Plan plan, ExpectedCase one, IReadOnlySet<string> names, CancellationToken cancellation)
    {
        if (plan.TargetByKey.GetValueOrDefault(one.Target) is not { } target || plan.Areas.Find(one.Area) is not { } area
            || one.Quarter < plan.From || one.Quarter > plan.To || one.Quarter.IsYear)
        {
            return null;
        }

        var entries = await Entries(plan, area, one, cancellation);
        var verdicts = Judge(plan, target, area, entries, one.Quarter, withCounted: target.Definition.Counts is not null);
        var behind = verdicts.SelectMany(verdict => verdict.Evidence).SelectMany(reading => reading.From).Where(entry => entry.Plan is null)
            .DistinctBy(entry => (entry.Figure, entry.Area, entry.Period)).ToList();
        var (said, again) = (Of(verdicts), Of(Judge(plan, target, area, behind, one.Quarter, withCounted: false)));
        return behind.Count > Most || said is null || again?.Status != said.Status || again.Value != said.Value ? null
            : Write(plan, target, area, one, behind, names);

        Verdict? Of(IEnumerable<Verdict> some) => some.FirstOrDefault(verdict => verdict.Target == target && verdict.Area.Id == area.Id);
    }

    private async Task<IReadOnlyList<FigureValue>> Entries(Plan plan, Area area, ExpectedCase one, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var doubted = await new CountsInDoubt(db, plans).Of(plan, one.Quarter, cancellation);
        var known = new List<FigureValue>();
        await foreach (var roots in new CurrentFigures(db).AsOf(plan, [plan.Areas.RootOf(area)], long.MaxValue, one.Quarter, doubted, null, cancellation))
        {
            known.AddRange(roots.SelectMany(root => root.Figures).Where(entry => entry.Period.IsKnownIn(one.Quarter)));
        }

        var instead = one.Supposed.Where(entry => entry.Period.IsKnownIn(one.Quarter)).DistinctBy(Cell).ToDictionary(Cell);
        return [.. known.Where(entry => entry.Plan is not null || !instead.ContainsKey(Cell(entry))), .. instead.Values];

        static (string, string, Period) Cell(FigureValue entry) => (entry.Figure, entry.Area, entry.Period);
    }

    /// <summary>Without deciding documents, as tests are judged.</summary>
    private static IReadOnlyList<Verdict> Judge(
        Plan plan, Target target, Area area, IReadOnlyList<FigureValue> entries, Period quarter, bool withCounted)
    {
        var root = plan.Areas.RootOf(area);
        return plan.Judge(root, entries, quarter, below: area.Id != root.Id, requireSources: false, only: withCounted ? _ => true : one => one == target)
            .Verdicts;
    }

    private static JsonObject Write(Plan plan, Target target, Area area, ExpectedCase one, List<FigureValue> figures, IReadOnlySet<string> names)
    {
        var status = StatusLook.Of(one.Status).Label(Cultures.Vietnamese);
        var name = $"{target.Title()}: {status} – {area.Name}, {Show.Period(one.Quarter)}";
        return new JsonObject
        {
            ["name"] = Enumerable.Range(1, names.Count + 1).Select(number => number == 1 ? name : FormattableString.Invariant($"{name} ({number})"))
                .First(free => !names.Contains(free)),
            ["period"] = one.Quarter.ToString(),
            ["figures"] = new JsonArray([.. figures.OrderBy(entry => entry.Figure, StringComparer.Ordinal).ThenBy(entry => entry.Area, StringComparer.Ordinal)
                .ThenBy(entry => entry.Period).Select(entry =>
                    (JsonNode)new JsonArray(entry.Figure, entry.Area, entry.Period.ToString(), JsonValue.Create(entry.Value / One)))]),
            ["expect"] = new JsonArray(new JsonObject
            {
                ["target"] = target.Key, ["area"] = area.Id,
                ["status"] = JsonNamingPolicy.CamelCase.ConvertName(one.Status.ToString()),
            }),
        };
    }
}
