using System.Runtime.CompilerServices;

namespace ActionPlan.Host.Figures;

/// <summary>An entry that took the place of an earlier one.</summary>
internal sealed record ChangedFigure(FigureRow Now, FigureRow Before);

internal sealed class ChangedFigures(AppDb db, KnownReplacements known)
{
    private const int AtOnce = 500;

    /// <summary>The newest ones first. Recounts of registers are not among them: nobody decided those.</summary>
    public async Task<IReadOnlyList<ChangedFigure>> Newest(Plan plan, int most, CancellationToken cancellation) =>
        await All(plan, cancellation).Take(most).ToListAsync(cancellation);

    /// <summary>All of them, read as far as they are asked for.</summary>
    public async IAsyncEnumerable<ChangedFigure> All(Plan plan, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = (await known.Of(db, plan, cancellation)).Reverse().Where(one => db.Reach.AllAreas || db.Reach.Areas.Contains(one.Area));
        foreach (var some in found.Chunk(AtOnce))
        {
            long[] asked = [.. some.Select(one => one.Seq), .. some.Select(one => one.Earlier)];
            var rows = await db.Figures.AsNoTracking().Where(row => asked.Contains(row.Seq)).ToDictionaryAsync(row => row.Seq, cancellation);
            foreach (var one in some)
            {
                yield return new ChangedFigure(rows[one.Seq], rows[one.Earlier]);
            }
        }
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
