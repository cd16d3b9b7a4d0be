using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Evaluation;

/// <summary>A stored verdict down to the entries: who entered what, when and why.</summary>
internal sealed record VerdictDetail(RunRow Run, VerdictRow Verdict, Plan Plan, IReadOnlyList<DetailedReading> Readings)
{
    /// <summary>The target as it was in the run's plan version.</summary>
    public Target Target => Plan.TargetByKey[Verdict.Target];

    /// <summary>Null if the run is not completed or has no such verdict.</summary>
    public static async Task<VerdictDetail?> Load(
        AppDb db, PlanInForce plans, long runId, string target, string area, CancellationToken cancellation = default)
    {
        var run = await db.Runs.AsNoTracking().SingleOrDefaultAsync(row => row.Id == runId && row.CompletedAt != null, cancellation);
        var verdict = await db.Verdicts.AsNoTracking()
            .SingleOrDefaultAsync(row => row.RunId == runId && row.Area == area && row.Target == target, cancellation);
        if (run is null || verdict is null)
        {
            return null;
        }

        var stored = verdict.ReadEvidence();
        var plan = plans.Version(run.PlanVersion);
        var rows = await FiguresRead.Behind(db, plan, [.. stored.SelectMany(reading => reading.From ?? []).Distinct()], cancellation);
        return new VerdictDetail(run, verdict, plan, [.. stored.Select(reading => new DetailedReading(
            reading.Figure, reading.View, reading.Value, [.. (reading.From ?? []).Select(seq => rows[seq])], reading.Missing ?? []))]);
    }
}

/// <summary>A view's reading with its entries.</summary>
internal sealed record DetailedReading(
    string Figure, View View, decimal? Value, IReadOnlyList<FigureRow> From, IReadOnlyList<MissingEntry> Missing);
