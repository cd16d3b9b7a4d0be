using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

/// <summary>Whether each run still says what it said, of the plan version it was judged by.</summary>
internal static class SealedRuns
{
    public static async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, Dictionary<long, (long Entry, RunSeal Seal)> seals, CancellationToken cancellation)
    {
        var problems = new List<AuditProblem>();
        var missing = seals.ToDictionary();
        foreach (var run in await db.Runs.IgnoreQueryFilters().AsNoTracking().Where(run => run.CompletedAt != null).OrderBy(run => run.Id).ToListAsync(cancellation))
        {
            if (!missing.Remove(run.Id, out var known))
            {
                problems.Add(new AuditProblem("RunUnknown", run.Id, run.Period));
                continue;
            }

            var now = await RunSeal.Read(db, run, cancellation);
            if (now != known.Seal)
            {
                problems.Add(new AuditProblem("RunAltered", run.Id, run.Period, known.Entry, known.Seal.Rows, now.Rows));
            }
        }

        problems.AddRange(missing.Values.OrderBy(gone => gone.Seal.Id).Select(gone => new AuditProblem("RunGone", gone.Seal.Id, gone.Seal.Period, gone.Entry)));
        await foreach (var version in db.PlanVersions.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!Proves(version))
            {
                problems.Add(new AuditProblem("PlanAltered", version.Sha256));
            }
        }

        return problems;
    }

    private static bool Proves(PlanVersionRow version)
    {
        try
        {
            return StoredPlan.Read(version.Files).Sha256 == version.Sha256;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
