using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Reports;

/// <summary>What judging a quarter by another version would change.</summary>
/// <param name="Verdicts">Verdicts that would differ; a missing side is null.</param>
/// <param name="Alerts">Those of them that would open or close alerts: of the newest quarter only.</param>
/// <param name="Reports">Issued reports that print what would be wrong then.</param>
internal sealed record RestatedQuarter(
    Period Quarter, IReadOnlyList<VerdictChange> Verdicts, IReadOnlyList<VerdictChange> Alerts, IReadOnlyList<ReportRow> Reports);

/// <summary>Judges closed quarters by a version that is not published yet, and stores nothing.</summary>
internal sealed class Restatements(AppDb db)
{
    private const int Decimals = 10;

    /// <summary>The judged quarters from the given one on that another version judged; with nothing changed in them, too.</summary>
    public async Task<IReadOnlyList<RestatedQuarter>> Preview(PlanInForce plans, Plan plan, Period from, DateTimeOffset now, CancellationToken cancellation)
    {
        var runs = await db.Runs.AsNoTracking().InForce(plan, now).ToListAsync(cancellation);
        var anew = runs.Where(run => run.Period >= from && run.Period <= plan.To && plans.Version(run.PlanVersion).DatedSha256 != plan.DatedSha256);
        return await Preview(plans, [.. anew.Select(run => (run, plan))], runs.LastOrDefault(), cancellation);
    }

    /// <summary>The judged quarters of a plan in which something would change because another version of one that it continues were read.</summary>
    /// <param name="later">The later plan.</param>
    /// <param name="earlier">The version that is not published yet.</param>
    /// <param name="now">Which runs are in force.</param>
    public async Task<IReadOnlyList<RestatedQuarter>> InLater(PlanInForce later, Plan earlier, DateTimeOffset now, CancellationToken cancellation)
    {
        var runs = await db.Runs.AsNoTracking().InForce(later.Current, now).ToListAsync(cancellation);
        var anew = runs.Select(run => (Run: run, Plan: Continuing(later.For(run.Period), earlier))).Where(one => one.Plan is not null)
            .Select(one => (one.Run, one.Plan!));
        return [.. (await Preview(later, [.. anew], runs.LastOrDefault(), cancellation)).Where(quarter => quarter.Verdicts.Count > 0)];
    }

    /// <summary>The plan, reading another version of one that it continues; null where it continues none such, or that reads alike.</summary>
    private static Plan? Continuing(Plan plan, Plan earlier) => plan.Earlier?.Plan is not { } before ? null
        : before.Id != earlier.Id ? (Continuing(before, earlier) is { } other ? plan.Continuing(other) : null)
        : before.DatedSha256 == earlier.DatedSha256 ? null
        : plan.Continuing(earlier);

    /// <summary>The same in all of them, as far as the reader may look into them: a version that judges the term's last quarter is what they read.</summary>
    public static async Task<IReadOnlyList<(Plan Plan, IReadOnlyList<RestatedQuarter> Quarters)>> InLater(
        OtherPlans others, Plan earlier, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new List<(Plan, IReadOnlyList<RestatedQuarter>)>();
        foreach (var other in others.All.Where(other => other.Current.EarlierOnes.Any(one => one.Id == earlier.Id)))
        {
            if (await others.In(other, db => new Restatements(db).InLater(other, earlier, now, cancellation), cancellation) is { Count: > 0 } quarters)
            {
                found.Add((other.Current, quarters));
            }
        }

        return found;
    }

    private async Task<IReadOnlyList<RestatedQuarter>> Preview(
        PlanInForce plans, IReadOnlyList<(RunRow Run, Plan Plan)> anew, RunRow? newest, CancellationToken cancellation)
    {
        if (anew is not [(_, { Id: var id }), ..])
        {
            return [];
        }

        var issued = await db.Reports.AsNoTracking().Where(report => report.PlanId == id && report.State == ReportState.Issued).OrderBy(report => report.Id)
            .ToListAsync(cancellation);
        var quarters = new List<RestatedQuarter>();
        foreach (var (run, plan) in anew)
        {
            var changes = await Changes(plan, run, await new CountsInDoubt(db, plans).Of(plan, run.Period, cancellation), cancellation);
            var roots = plan.Areas.Roots.Select(root => root.Id).ToHashSet(StringComparer.Ordinal);
            quarters.Add(new RestatedQuarter(
                run.Period,
                changes,
                run == newest ? [.. changes.Where(change => roots.Contains(change.Area) && BearingOf(change.Before) != BearingOf(change.After))] : [],
                changes.Count == 0 ? [] : issued.FindAll(report => report.ReadRuns().Contains(run.Id))));
        }

        return quarters;
    }

    private static Bearing? BearingOf(Status? status) => status is { } known ? Bearings.Of(known, overdue: true) : null;

    private async Task<IReadOnlyList<VerdictChange>> Changes(Plan plan, RunRow run, IReadOnlySet<CellOfPlan> without, CancellationToken cancellation)
    {
        var stored = (await db.Verdicts.AsNoTracking().Where(row => row.RunId == run.Id).Select(row => new { row.Target, row.Area, row.Status, row.Value })
            .ToListAsync(cancellation))
            .ToDictionary(row => (row.Target, row.Area), row => (row.Status, row.Value));
        var changes = new List<VerdictChange>();
        await foreach (var roots in new CurrentFigures(db).AsOf(plan, long.MaxValue, run.Period, without, cancellation))
        {
            foreach (var verdict in roots.SelectMany(root => plan.Judge(root.Root, root.Figures, run.Period, below: true).Verdicts))
            {
                var isKnown = stored.Remove((verdict.Target.Key, verdict.Area.Id), out var was);
                if (!isKnown || was.Status != verdict.Status || Rounded(was.Value) != Rounded(verdict.Value))
                {
                    changes.Add(new VerdictChange(
                        verdict.Target.Key, verdict.Area.Id, isKnown ? was.Status : null, verdict.Status, isKnown ? was.Value : null, verdict.Value));
                }
            }
        }

        return [.. changes, .. stored.Select(gone => new VerdictChange(gone.Key.Target, gone.Key.Area, gone.Value.Status, null, gone.Value.Value, null))];
    }

    // As many as every database keeps.
    private static decimal? Rounded(decimal? value) => value is { } known ? decimal.Round(known, Decimals) : null;
}
