using System.Runtime.CompilerServices;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures;

/// <summary>A root area with the entries in force of itself, all below it, and what became part of any of these.</summary>
internal sealed record RootFigures(Area Root, IReadOnlyCollection<FigureValue> Figures);

/// <summary>The entries in force: the newest row of each figure, area and period up to a place in the sequence.</summary>
internal static class CurrentFigures
{
    /// <summary>So many areas are read at once; memory depends on it, and not on the number of areas in the plan.</summary>
    private const int AreasAtOnce = 200;

    /// <summary>Root area by root area, in the plan's order: what a quarter may know.</summary>
    public static IAsyncEnumerable<IReadOnlyList<RootFigures>> AsOf(AppDb db, Plan plan, long seq, Period quarter, CancellationToken cancellation) =>
        AsOf(db, plan, plan.Areas.Roots, seq, quarter, cancellation);

    public static async IAsyncEnumerable<IReadOnlyList<RootFigures>> AsOf(
        AppDb db, Plan plan, IReadOnlyList<Area> among, long seq, Period quarter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var roots in Chunks(plan, among))
        {
            var byRoot = roots.ToDictionary(root => root.Id, _ => new Dictionary<(string, string, Period), FigureValue>(), StringComparer.Ordinal);
            // An area that became part of another is read for its own root and for that of its successor.
            var readFor = roots.SelectMany(root => plan.Areas.ReadWith(root), (root, area) => (Area: area.Id, Root: byRoot[root.Id])).GroupBy(pair => pair.Area, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Select(pair => pair.Root).ToArray(), StringComparer.Ordinal);
            // Only the columns that judging needs: a country's rows are read twice as fast.
            await foreach (var value in Rows(db, plan.Id, [.. readFor.Keys]).Where(row => row.Seq <= seq && row.Period <= quarter)
                .Select(row => new FigureValue(row.Figure, row.Area, row.Period, row.Value, row.Seq, row.Source))
                .AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (plan.FigureById.TryGetValue(value.Figure, out var figure))
                {
                    foreach (var root in readFor[value.Area])
                    {
                        Keep(root, value with { Figure = figure.Id });
                    }
                }
            }

            yield return [.. roots.Select(root => new RootFigures(root, byRoot[root.Id].Values))];
        }
    }

    /// <summary>All entries in force for some areas, whatever their figure and period.</summary>
    public static async Task<Dictionary<(string Figure, string Area, Period Period), FigureValue>> Of(
        AppDb db, string planId, IEnumerable<string> areas, CancellationToken cancellation)
    {
        var current = new Dictionary<(string, string, Period), FigureValue>();
        foreach (var some in areas.Distinct(StringComparer.Ordinal).Chunk(AreasAtOnce))
        {
            await foreach (var row in Rows(db, planId, some).AsAsyncEnumerable().WithCancellation(cancellation))
            {
                Keep(current, row.ToValue());
            }
        }

        return current;
    }

    private static IQueryable<FigureRow> Rows(AppDb db, string planId, string[] areas) =>
        db.Figures.AsNoTracking().Where(row => row.PlanId == planId && EF.Parameter(areas).Contains(row.Area));

    private static void Keep(Dictionary<(string, string, Period), FigureValue> current, FigureValue value)
    {
        var key = (value.Figure, value.Area, value.Period);
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
            areas += plan.Areas.ReadWith(root).Count();
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
