using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Evaluation;

/// <summary>What the trail keeps of a completed run.</summary>
internal static class RunSealing
{
    public static RunSeal Of(RunRow run, VerdictDigest verdicts) => new(
        run.Id, run.Period.ToString(), run.PlanVersion, run.FigureSeq, Canonical.Moment(run.CompletedAt!.Value), verdicts.Count, verdicts.End(),
        run.EarlierVersions);

    /// <summary>What the database holds of the run now.</summary>
    public static async Task<RunSeal> Read(AppDb db, RunRow run, CancellationToken cancellation)
    {
        var digest = new VerdictDigest();
        await foreach (var row in db.Verdicts.IgnoreQueryFilters().AsNoTracking().Where(row => row.RunId == run.Id).AsAsyncEnumerable()
            .WithCancellation(cancellation))
        {
            digest.Add(row);
        }

        await foreach (var row in db.Failures.IgnoreQueryFilters().AsNoTracking().Where(row => row.RunId == run.Id).AsAsyncEnumerable()
            .WithCancellation(cancellation))
        {
            digest.Add(row);
        }

        await foreach (var row in db.Findings.IgnoreQueryFilters().AsNoTracking().Where(row => row.RunId == run.Id).AsAsyncEnumerable()
            .WithCancellation(cancellation))
        {
            digest.Add(row);
        }

        return Of(run, digest);
    }
}
