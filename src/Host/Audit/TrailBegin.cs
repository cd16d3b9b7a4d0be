using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

/// <summary>A database that was in use before it had a trail: the first entry seals what it holds, so that it cannot be altered unseen from then on.</summary>
internal static class TrailBegin
{
    public static async Task Write(AppDb db, TimeProvider time, CancellationToken cancellation)
    {
        if (await db.Audit.AnyAsync(cancellation) || !await db.Figures.AnyAsync(cancellation))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockFigures(cancellation);
        await db.LockAudit(cancellation);
        if (await db.Audit.AnyAsync(cancellation))
        {
            return;
        }

        var (figures, names) = await FigureSeal.Of(db, await db.Figures.MinAsync(row => row.Seq, cancellation), cancellation);
        var runs = new List<RunSeal>();
        foreach (var run in await db.Runs.AsNoTracking().Where(run => run.CompletedAt != null).OrderBy(run => run.Id).ToListAsync(cancellation))
        {
            runs.Add(await RunSeal.Read(db, run, cancellation));
        }

        var note = new AuditNote(Actor.System("Khởi động"), AuditActions.TrailBegun);
        var words = SearchWords.Of(note, new RecordedChanges([], figures.From, null), names.Ids);
        await AuditTrail.Insert(db, note, new EntryChanges([], figures with { Listed = [] }, null, null, runs), words, time.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
