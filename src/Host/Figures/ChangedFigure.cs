namespace ActionPlan.Host.Figures;

/// <summary>An entry that took the place of an earlier one.</summary>
internal sealed record ChangedFigure(FigureRow Now, FigureRow Before);

internal sealed class ChangedFigures(AppDb db)
{
    /// <summary>From the newest entry back until there are enough. Recounts of registers are not among them: nobody decided those.</summary>
    public async Task<IReadOnlyList<ChangedFigure>> Newest(Plan plan, int most, CancellationToken cancellation)
    {
        // By its plan's index the database would look at all of a plan's rows and sort them; joined to nothing the id is none that an index finds.
        var found = await db.Figures.AsNoTracking().Where(row => row.PlanId + "" == plan.Id && row.Origin != FigureOrigin.Counted)
            .Select(
                row => new
                {
                    Now = row,
                    Earlier = db.Set<FigureRow>()
                        .Where(one => one.PlanId == row.PlanId && one.Area == row.Area && one.Figure == row.Figure)
                        .Where(one => one.Period == row.Period && one.Seq < row.Seq).Max(one => (long?)one.Seq)
                })
            .Where(pair => pair.Earlier != null).OrderByDescending(pair => pair.Now.Seq).Take(most).ToListAsync(cancellation);
        long[] earlier = [.. found.Select(pair => pair.Earlier!.Value)];
        var before = await db.Figures.AsNoTracking().Where(row => earlier.Contains(row.Seq)).ToDictionaryAsync(row => row.Seq, cancellation);
        return [.. found.Select(pair => new ChangedFigure(pair.Now, before[pair.Earlier!.Value]))];
    }

    /// <summary>Null where there is no such entry, or nothing stood there before it.</summary>
    public async Task<ChangedFigure?> Find(Plan plan, long seq, CancellationToken cancellation) =>
        await db.Figures.AsNoTracking().SingleOrDefaultAsync(row => row.Seq == seq && row.PlanId == plan.Id, cancellation) is { } now
        && await Earlier(now, cancellation) is { } before
            ? new ChangedFigure(now, before)
            : null;

    private Task<FigureRow?> Earlier(FigureRow row, CancellationToken cancellation) =>
        db.Figures.AsNoTracking().Before(row).FirstOrDefaultAsync(cancellation);
}
