using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Figures;

/// <summary>Figures that one entry of the trail tells by their range.</summary>
internal static class FigureSealing
{
    public static async Task<ToldRange> Of(AppDb db, long from, CancellationToken cancellation)
    {
        using var digest = new FigureDigest();
        var (words, areas) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var few = new List<FigureRow>();
        await foreach (var row in db.Figures.IgnoreQueryFilters().AsNoTracking().Where(row => row.Seq >= from).OrderBy(row => row.Seq).AsAsyncEnumerable()
            .WithCancellation(cancellation))
        {
            digest.Add(row);
            areas.Add(row.Area);
            if (words.Count < SearchWords.Most)
            {
                words.UnionWith([row.Figure, row.Period.ToString(), row.Area]);
            }

            if (few.Count <= FigureSeal.MostListed)
            {
                few.Add(row);
            }
        }

        var listed = digest.Count <= FigureSeal.MostListed ? await List(db, few, from, cancellation) : [];
        return new ToldRange(new FigureSeal(from, digest.Last, digest.Count, digest.End(), listed), words, areas);
    }

    private static async Task<IReadOnlyList<ListedFigure>> List(AppDb db, List<FigureRow> rows, long from, CancellationToken cancellation)
    {
        var plans = rows.Select(row => row.PlanId).Distinct(StringComparer.Ordinal).ToList();
        var figures = rows.Select(row => row.Figure).Distinct(StringComparer.Ordinal).ToList();
        var areas = rows.Select(row => row.Area).Distinct(StringComparer.Ordinal).ToList();
        var periods = rows.Select(row => row.Period).Distinct().ToList();
        var earlier = await db.Figures.IgnoreQueryFilters().AsNoTracking()
            .Where(
                row => row.Seq < from && plans.Contains(row.PlanId) && areas.Contains(row.Area) && figures.Contains(row.Figure) && periods.Contains(row.Period))
            .Select(row => new { row.PlanId, row.Figure, row.Area, row.Period, row.Seq, row.Value })
            .ToListAsync(cancellation);
        var before = earlier.GroupBy(row => (row.PlanId, row.Figure, row.Area, row.Period))
            .ToDictionary(group => group.Key, group => (decimal?)group.MaxBy(row => row.Seq)!.Value);
        var listed = new List<ListedFigure>(rows.Count);
        foreach (var row in rows)
        {
            var key = (row.PlanId, row.Figure, row.Area, row.Period);
            listed.Add(new ListedFigure(
                row.Seq, row.Figure, row.Area, row.Period.ToString(), Plain(before.GetValueOrDefault(key)), Plain(row.Value)!.Value, row.Source));
            before[key] = row.Value;
        }

        return listed;
    }

    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;
}
