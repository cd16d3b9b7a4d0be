using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Persistence;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Plans;

/// <summary>
/// A database from before versions took effect from a quarter: each quarter keeps the version that judged it, and the version in force
/// judges those that follow.
/// </summary>
internal static class FirstPublications
{
    private static readonly Actor Upgrade = Actor.System("Nâng cấp");

    public static async Task Write(AppDb db, Publications undated, Func<string, Plan> version, TimeProvider time, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAudit(cancellation);
        if (!(await Publications.Read(db, cancellation)).AreUndated)
        {
            return;
        }

        var now = time.GetUtcNow();
        var inForce = undated.Newest!;
        var plan = version(inForce.Sha256);
        db.PlanChanges.AddRange((await Segments(db, plan, cancellation))
            .Select(one => new PlanChangeRow { PlanId = plan.Id, Sha256 = one.Sha256, At = now, From = one.From, By = Upgrade.Name }));
        await db.SaveChangesAsync(cancellation);
        await AuditTrail.Append(db, new AuditNote(Upgrade, AuditActions.PlanInForce, null, plan), now, cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<IReadOnlyList<(Period From, string Sha256)>> Segments(AppDb db, Plan inForce, CancellationToken cancellation)
    {
        var runs = await db.Runs.AsNoTracking().Where(run => run.PlanId == inForce.Id && run.CompletedAt != null).OrderBy(run => run.Id).ToListAsync(cancellation);
        var segments = new List<(Period From, string Sha256)>();
        foreach (var run in runs.Where(run => inForce.HasClosed(run.Period, run.StartedAt)).GroupBy(run => run.Period).OrderBy(quarter => quarter.Key).Select(quarter => quarter.Last()))
        {
            if (segments.Count == 0 || segments[^1].Sha256 != run.PlanVersion)
            {
                segments.Add((run.Period, run.PlanVersion));
            }
        }

        var next = runs.Count == 0 || segments.Count == 0 ? inForce.From : runs.Where(run => inForce.HasClosed(run.Period, run.StartedAt)).Max(run => run.Period).AddQuarters(1);
        return segments.Count > 0 && segments[^1].Sha256 == inForce.Version ? segments : [.. segments, (next, inForce.Version)];
    }
}
