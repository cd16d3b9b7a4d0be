using System.Reflection;
using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Evaluation;

/// <summary>What a crash left behind. Whoever calls this holds the evaluation lock, so nobody is at work on these runs.</summary>
internal static class UnfinishedRuns
{
    private const int AtOnce = 100;

    private static readonly MethodInfo Ahead = typeof(UnfinishedRuns).GetMethod(nameof(DiscardAhead), BindingFlags.Static | BindingFlags.NonPublic)!;

    public static async Task<int> Discard(AppDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var unfinished = await db.Runs.Where(run => run.CompletedAt == null).Select(run => run.Id).ToListAsync(cancellation);
        foreach (var id in unfinished)
        {
            foreach (var rows in db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(row => row.IsAssignableTo(typeof(IWrittenAhead))))
            {
                await (Task)Ahead.MakeGenericMethod(rows).Invoke(null, [db, id, now, cancellation])!;
            }

            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.Verdicts.Where(verdict => verdict.RunId == id).ExecuteDeleteAsync(cancellation);
            await db.Failures.Where(failure => failure.RunId == id).ExecuteDeleteAsync(cancellation);
            await db.Findings.Where(finding => finding.RunId == id).ExecuteDeleteAsync(cancellation);
            await db.Runs.Where(run => run.Id == id).ExecuteDeleteAsync(cancellation);
            await transaction.CommitAsync(cancellation);
        }

        return unfinished.Count;
    }

    // They have entries in the trail, so that their going has one too.
    private static async Task DiscardAhead<T>(AppDb db, long run, DateTimeOffset now, CancellationToken cancellation)
        where T : class, IWrittenAhead
    {
        var note = db.Recording.Note ?? new AuditNote(Actor.System("Khởi động"), nameof(EvaluateQuarter));
        while (true)
        {
            var rows = await db.Set<T>().IgnoreQueryFilters().Where(row => row.RunId == run).Take(AtOnce).ToListAsync(cancellation);
            if (rows.Count == 0)
            {
                return;
            }

            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            db.RemoveRange(rows);
            await db.SaveChangesAsync(cancellation);
            await AuditTrail.Append(db, note, now, cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }
}
