using System.Runtime.CompilerServices;
using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Figures;

/// <summary>A root area with the entries in force of itself, all below it, and what became part of any of these.</summary>
internal sealed record RootFigures(Area Root, IReadOnlyCollection<FigureValue> Figures);

/// <summary>The entries in force: the newest row of each figure, area and period up to a place in the sequence.</summary>
internal sealed class CurrentFigures(AppDb db)
{
    /// <summary>So many areas are read at once; memory depends on it, and not on the number of areas in the plan.</summary>
    private const int AreasAtOnce = 50;

    /// <summary>Root area by root area, in the plan's order: what a quarter may know, of the plans that this one continues too.</summary>
    /// <param name="without">The cells that are read as missing, whatever stands in them.</param>
    public IAsyncEnumerable<IReadOnlyList<RootFigures>> AsOf(
        Plan plan, long seq, Period quarter, IReadOnlySet<CellOfPlan> without, CancellationToken cancellation) =>
        AsOf(plan, plan.Areas.Roots, seq, quarter, without, null, cancellation);

    /// <summary>The same of some root areas.</summary>
    /// <param name="figures">Only these figures; null for all.</param>
    public async IAsyncEnumerable<IReadOnlyList<RootFigures>> AsOf(
        Plan plan, IReadOnlyList<Area> among, long seq, Period quarter, IReadOnlySet<CellOfPlan> without, IReadOnlySet<string>? figures,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var roots in Chunks(plan, among))
        {
            var byRoot = roots.ToDictionary(root => root.Id, _ => new Dictionary<(string?, string, string, Period), FigureValue>(), StringComparer.Ordinal);
            // An area that became part of another is read for its own root and for that of its successor.
            var readFor = roots.SelectMany(root => plan.ReadWith(root), (root, one) => (one.Plan, Area: one.Area.Id, Root: byRoot[root.Id]))
                .ToLookup(one => one.Plan);
            foreach (var read in FiguresRead.By(db, plan, figures))
            {
                var rootsOf = readFor[read.Plan].GroupBy(pair => pair.Area, StringComparer.Ordinal)
                    .ToDictionary(group => group.Key, group => (Id: group.Key, Roots: group.Select(pair => pair.Root).ToArray()), StringComparer.Ordinal);
                string[] areas = [.. rootsOf.Keys];
                var owner = read.Plan == plan ? null : read.Plan.Id;
                await foreach (var value in db.Values(read.Rows.Where(row => areas.Contains(row.Area) && row.Seq <= seq && row.Period <= quarter))
                    .WithCancellation(cancellation))
                {
                    if (read.Find(value.Figure, value.Period) is { } figure
                        && !without.Contains(new CellOfPlan(read.Plan.Id, new CellKey(figure.Id, value.Area, value.Period))))
                    {
                        // One text for each id, however many entries name it.
                        var (area, into) = rootsOf[value.Area];
                        var entry = value with { Figure = figure.Id, Area = area, Plan = owner };
                        foreach (var root in into)
                        {
                            Keep(root, (owner, figure.Id, area, value.Period), entry);
                        }
                    }
                }
            }

            yield return [.. roots.Select(root => new RootFigures(root, byRoot[root.Id].Values))];
        }
    }

    /// <summary>All entries in force for some areas, whatever their figure and period.</summary>
    public Task<Dictionary<(string Figure, string Area, Period Period), FigureValue>> Of(
        string planId, IEnumerable<string> areas, CancellationToken cancellation) => Of(planId, areas, null, cancellation);

    /// <summary>All entries in force for some areas, whatever their period.</summary>
    /// <param name="planId">Whose.</param>
    /// <param name="among">Only these figures; null for all.</param>
    public async Task<Dictionary<(string Figure, string Area, Period Period), FigureValue>> Of(
        string planId, IEnumerable<string> areas, IReadOnlyCollection<string>? among, CancellationToken cancellation)
    {
        var current = new Dictionary<(string, string, Period), FigureValue>();
        string[]? figures = among is null ? null : [.. among];
        foreach (var some in areas.Distinct(StringComparer.Ordinal).Chunk(AreasAtOnce))
        {
            var rows = db.Figures.Where(row => row.PlanId == planId && some.Contains(row.Area));
            await foreach (var value in db.Values(figures is null ? rows : rows.Where(row => figures.Contains(row.Figure))).WithCancellation(cancellation))
            {
                Keep(current, (value.Figure, value.Area, value.Period), value);
            }
        }

        return current;
    }

    private static void Keep<TKey>(Dictionary<TKey, FigureValue> current, TKey key, FigureValue value)
        where TKey : notnull
    {
        if (!current.TryGetValue(key, out var known) || known.Version < value.Version)
        {
            current[key] = value;
        }
    }

    private static IEnumerable<List<Area>> Chunks(Plan plan, IReadOnlyList<Area> roots)
    {
        var chunk = new List<Area>();
        var areas = 0;
        foreach (var root in roots)
        {
            chunk.Add(root);
            areas += plan.ReadWith(root).Count;
            if (areas >= AreasAtOnce)
            {
                yield return chunk;
                chunk = [];
                areas = 0;
            }
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }
}
