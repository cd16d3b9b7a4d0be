using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Rights;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

/// <summary>A database that was in use before it had a trail: the first entry seals what it holds, so that it cannot be altered unseen from then on.</summary>
internal static class TrailBegin
{
    public static async Task Write(AppDb db, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Audit.AnyAsync(cancellation))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockFigures(cancellation);
        await db.LockAudit(cancellation);
        var rows = await FoundRows.Of(db, new SealedRows(), cancellation);
        var first = await db.Figures.MinAsync(row => (long?)row.Seq, cancellation);
        if ((rows.Count == 0 && first is null) || await db.Audit.AnyAsync(cancellation))
        {
            return;
        }

        var (figures, names) = first is { } from ? await FigureSeal.Of(db, from, cancellation) : (null, new FigureNames());
        var runs = new List<RunSeal>();
        foreach (var run in await db.Runs.AsNoTracking().Where(run => run.CompletedAt != null).OrderBy(run => run.Id).ToListAsync(cancellation))
        {
            runs.Add(await RunSeal.Read(db, run, cancellation));
        }

        var note = new AuditNote(Actor.System("Khởi động"), AuditActions.TrailBegun);
        var words = SearchWords.Of(note, new RecordedChanges(rows, first, null), names.Ids, []);
        await AuditTrail.Insert(db, note, new EntryChanges(rows, figures is null ? null : figures with { Listed = [] }, null, null, runs), words, time.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
