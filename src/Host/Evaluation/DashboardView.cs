using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Evaluation;

/// <summary>All targets of a plan in one area, as a run left them.</summary>
/// <param name="Lines">Every target, the most urgent first.</param>
/// <param name="Statuses">The statuses by target and quarter, for the heat map.</param>
/// <param name="Failures">Rules that failed in the run.</param>
internal sealed record DashboardView(
    IReadOnlyList<TargetLine> Lines, IReadOnlyDictionary<(string Target, Period Quarter), Status> Statuses, IReadOnlyList<FailureRow> Failures)
{
    public int Count(Status status) => Lines.Count(line => line.Verdict?.Status == status);
}

internal sealed class Dashboards(AppDb db)
{
    private const int CourseYears = 5;

    private const int CourseQuarters = 8;

    public async Task<DashboardView> Load(Plan plan, RunHistory runs, RunRow run, Area area)
    {
        var verdicts = await db.Verdicts.AsNoTracking().Where(row => row.RunId == run.Id && row.Area == area.Id)
            .ToDictionaryAsync(row => row.Target, StringComparer.Ordinal);
        var failures = await db.Failures.AsNoTracking().Where(row => row.RunId == run.Id).ToListAsync();
        var points = await Points(runs, area);
        var failed = failures.Where(row => string.Equals(row.Area, area.Id, StringComparison.Ordinal)).Select(row => row.Rule)
            .ToHashSet(StringComparer.Ordinal);
        var lines = plan.Targets.Select(target => Line(plan, target, run.Period, verdicts, failed, points));
        return new DashboardView(
            [.. lines.OrderBy(line => line.Urgency)],
            points.ToDictionary(point => point.Key, point => point.Value.Status),
            failures);
    }

    private async Task<Dictionary<(string, Period), (Status Status, decimal? Value)>> Points(RunHistory runs, Area area)
    {
        var quarters = runs.InForce.ToDictionary(run => run.Id, run => run.Period);
        var ids = quarters.Keys.ToList();
        var rows = await db.Verdicts.AsNoTracking().Where(row => ids.Contains(row.RunId) && row.Area == area.Id)
            .Select(row => new { row.RunId, row.Target, row.Status, row.Value }).ToListAsync();
        return rows.ToDictionary(row => (row.Target, quarters[row.RunId]), row => (row.Status, row.Value));
    }

    private static TargetLine Line(
        Plan plan, Target target, Period quarter, Dictionary<string, VerdictRow> verdicts, HashSet<string> failed,
        Dictionary<(string, Period), (Status Status, decimal? Value)> points)
    {
        decimal? At(Period when) => points.TryGetValue((target.Key, when), out var point) ? point.Value : null;

        var verdict = verdicts.GetValueOrDefault(target.Key);
        var since = Movement.ComparedWith(target, quarter);
        return new TargetLine(
            target,
            plan.ModuleName(target.Module),
            plan.UnitName(target.Definition.Responsible),
            verdict,
            failed.Contains(target.Key),
            Movement.Between(target, verdict?.Value, At(since), since),
            target.Definition.Every == Frequency.Year
                ? [.. Enumerable.Range(1 - CourseYears, CourseYears).Select(back => At(LastFourth(quarter).AddQuarters(4 * back)))]
                : [.. Enumerable.Range(1 - CourseQuarters, CourseQuarters).Select(back => At(quarter.AddQuarters(back)))]);
    }

    private static Period LastFourth(Period quarter) => quarter.Quarter == 4 ? quarter : Period.OfQuarter(quarter.Year - 1, 4);
}
