using ActionPlan.Host.Evaluation;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Alerts;

/// <summary>Which target in which area.</summary>
internal readonly record struct Case(string Target, string Area)
{
    public static Case Of(AlertRow alert) => new(alert.Target, alert.Area);
}

/// <summary>What a run says of a case, as far as alerts care.</summary>
internal sealed record Standing(Case Case, Status Status, Bearing Bearing);

internal static class Standings
{
    /// <summary>
    /// The cases that stand badly and those with an open alert. Verdicts are read as a stream: most of them are neither.
    /// </summary>
    public static async Task<Dictionary<Case, Standing>> Read(AppDb db, Plan plan, RunRow run, IReadOnlySet<Case> open, CancellationToken cancellation)
    {
        var runDay = plan.DayOf(run.StartedAt);
        var roots = plan.Areas.Roots.Select(root => root.Id).ToHashSet(StringComparer.Ordinal);
        var found = new Dictionary<Case, Standing>();
        var verdicts = db.Verdicts.AsNoTracking().Where(verdict => verdict.RunId == run.Id)
            .Select(verdict => new { verdict.Target, verdict.Area, verdict.Status, Evidence = verdict.Status == Status.NoData ? verdict.Evidence : null });
        await foreach (var verdict in verdicts.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var @case = new Case(verdict.Target, verdict.Area);
            if (!roots.Contains(verdict.Area) && !plan.AlertsBelow(verdict.Target, verdict.Area))
            {
                continue;
            }

            var bearing = Bearings.Of(verdict.Status, IsOverdue(plan, verdict.Target, verdict.Evidence, runDay));
            if (bearing == Bearing.Bad || open.Contains(@case))
            {
                found[@case] = new Standing(@case, verdict.Status, bearing);
            }
        }

        await AddFailed(db, run, open, found, cancellation);
        return found;
    }

    /// <summary>Whether the target alerts in the area, where that lies below a root.</summary>
    public static bool AlertsBelow(this Plan plan, string target, string area) =>
        plan.TargetByKey.GetValueOrDefault(target) is { } judged && plan.Areas.Find(area) is { } place && judged.Definition.AlertsBelow.Names(place);

    // A rule that failed says nothing of its target, neither good nor bad.
    private static async Task AddFailed(AppDb db, RunRow run, IReadOnlySet<Case> open, Dictionary<Case, Standing> found, CancellationToken cancellation)
    {
        var failures = await db.Failures.AsNoTracking().Where(failure => failure.RunId == run.Id)
            .Select(failure => new Case(failure.Rule, failure.Area)).ToListAsync(cancellation);
        foreach (var failed in failures.Where(open.Contains))
        {
            found.TryAdd(failed, new Standing(failed, Status.NoData, Bearing.Silent));
        }
    }

    // Where every figure is there and nothing is known, the document that decides it was not named: it is owed with the figure.
    private static bool IsOverdue(Plan plan, string target, string? evidence, DateOnly runDay)
    {
        var missing = VerdictJson.ReadEvidence(evidence).SelectMany(reading => reading.Missing ?? []).ToList();
        return missing.Exists(one => one.DueOn < runDay)
            || (evidence is not null && missing.Count == 0 && plan.TargetByKey.GetValueOrDefault(target)?.Definition.NeedsSource == true);
    }
}
