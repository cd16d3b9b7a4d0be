using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures;

/// <summary>An entry that took the place of an earlier one.</summary>
internal sealed record ChangedFigure(FigureRow Now, FigureRow Before)
{
    /// <summary>The newest ones first. Recounts of registers are not among them: nobody decided those.</summary>
    public static async Task<IReadOnlyList<ChangedFigure>> Newest(AppDb db, Plan plan, int most, CancellationToken cancellation)
    {
        var rows = await db.Figures.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Origin != FigureOrigin.Counted)
            .Where(
                row => db.Set<FigureRow>()
                    .Any(earlier => earlier.PlanId == row.PlanId && earlier.Area == row.Area && earlier.Figure == row.Figure && earlier.Period == row.Period
                        && earlier.Seq < row.Seq))
            .OrderByDescending(row => row.Seq).Take(most).ToListAsync(cancellation);
        var changed = new List<ChangedFigure>();
        foreach (var row in rows)
        {
            changed.Add(new ChangedFigure(row, (await Earlier(db, row, cancellation))!));
        }

        return changed;
    }

    /// <summary>Null where there is no such entry, or nothing stood there before it.</summary>
    public static async Task<ChangedFigure?> Find(AppDb db, Plan plan, long seq, CancellationToken cancellation) =>
        await db.Figures.AsNoTracking().SingleOrDefaultAsync(row => row.Seq == seq && row.PlanId == plan.Id, cancellation) is { } now
        && await Earlier(db, now, cancellation) is { } before
            ? new ChangedFigure(now, before)
            : null;

    private static Task<FigureRow?> Earlier(AppDb db, FigureRow row, CancellationToken cancellation) =>
        db.Figures.AsNoTracking().Before(row).FirstOrDefaultAsync(cancellation);
}
