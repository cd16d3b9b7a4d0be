namespace ActionPlan.Host.Figures;

/// <summary>The rows of one plan that another, or itself, is judged on.</summary>
/// <param name="Plan">Whose rows they are.</param>
/// <param name="Rows">All rows of that plan.</param>
/// <param name="Find">The figure of a row that is read for its period; null where it is not.</param>
internal sealed record FiguresRead(Plan Plan, IQueryable<FigureRow> Rows, Func<string, Period, Figure?> Find)
{
    /// <summary>The plan's own rows, then those of each plan that it continues: figures that go on, of periods before the next one's term.</summary>
    /// <param name="among">Only those of these figures, and of what they were called before; null for all.</param>
    public static IEnumerable<FiguresRead> By(AppDb db, Plan plan, IReadOnlySet<string>? among = null)
    {
        yield return new FiguresRead(plan, Among(db.Figures.Where(row => row.PlanId == plan.Id), among), (id, _) => plan.FigureById.GetValueOrDefault(id));
        var later = plan;
        for (var link = plan.Earlier; link is not null; (later, link) = (link.Plan, link.Plan.Earlier))
        {
            var was = link;
            among = among is null ? null : later.Figures.Where(figure => among.Contains(figure.Id)).Select(was.Was).OfType<Figure>().Select(figure => figure.Id)
                .ToHashSet(StringComparer.Ordinal);
            var (at, figures) = (link, link.Figures.ToDictionary(figure => figure.Id, StringComparer.Ordinal));
            // Whoever reads here is shown areas of this plan: which of the earlier one's they were is not asked of him.
            yield return new FiguresRead(at.Plan, Among(db.Figures.IgnoreQueryFilters().Where(row => row.PlanId == at.Plan.Id), among),
                (id, period) => at.Covers(period) ? figures.GetValueOrDefault(id) : null);
        }
    }

    private static IQueryable<FigureRow> Among(IQueryable<FigureRow> rows, IReadOnlySet<string>? among)
    {
        string[] figures = among is null ? [] : [.. among];
        return among is null ? rows : rows.Where(row => figures.Contains(row.Figure));
    }

    /// <summary>Whether a plan that continues the row's is judged on it.</summary>
    public static bool Continues(Plan plan, FigureRow row)
    {
        for (var link = plan.Earlier; link is not null; link = link.Plan.Earlier)
        {
            if (link.Plan.Id == row.PlanId)
            {
                return link.Covers(row.Period) && link.Figures.Any(figure => figure.Id == row.Figure);
            }
        }

        return false;
    }

    /// <summary>
    /// The rows behind verdicts of the plan. Those of a plan that it continues were part of the verdict: whoever may read it may read them, though
    /// his areas are those of this plan.
    /// </summary>
    public static async Task<Dictionary<long, FigureRow>> Behind(AppDb db, Plan plan, IReadOnlyCollection<long> seqs, CancellationToken cancellation = default)
    {
        var asked = seqs.ToArray();
        var rows = await db.Figures.AsNoTracking().Where(row => asked.Contains(row.Seq)).ToDictionaryAsync(row => row.Seq, cancellation);
        string[] earlier = [.. By(db, plan).Skip(1).Select(read => read.Plan.Id)];
        if (earlier.Length > 0)
        {
            await foreach (var row in db.Figures.IgnoreQueryFilters().AsNoTracking().Where(row => asked.Contains(row.Seq) && earlier.Contains(row.PlanId))
                .AsAsyncEnumerable().WithCancellation(cancellation))
            {
                rows[row.Seq] = row;
            }
        }

        return rows;
    }
}
