using ActionPlan.Host.Due;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Waiting;

/// <summary>A quarter on its way from the units' figures to the issued report, as far as whoever reads sees the units' work.</summary>
internal sealed record Pipeline(Period Quarter, IReadOnlyList<PipelineStep> Steps)
{
    /// <summary>The step that is next; null where all is done.</summary>
    public PipelineStep? Next => Steps.FirstOrDefault(step => !step.IsDone);
}

internal sealed class Pipelines(AppDb db, PlanInForce plans)
{
    public async Task<Pipeline> Read(Actor actor, RunHistory runs, Period quarter, DateOnly today, CancellationToken cancellation = default)
    {
        var plan = plans.For(quarter);
        var roots = plan.Areas.Roots
            .Where(root => root.ExistsOn(plan.Calendar.LastDay(quarter)) && actor.May(new Demand(Right.LockPeriods, Area: root.Id), plan)).ToList();
        var cells = await new EntryProgress(db, plans).Load(plans.InUseSince, ReportingUnits.For(actor, plan), [quarter], cancellation, roots);
        var sheets = SheetProgress.Of(cells);
        var locks = await new PeriodLocks(db).All(plan, cancellation);
        var areas = roots.ConvertAll(root => root.Id);
        var reports = await db.Reports.AsNoTracking()
            .Where(report => report.PlanId == plan.Id && report.Kind == ReportKind.Quarter && report.Period == quarter && report.Sequence == 0
                && areas.Contains(report.Area))
            .Select(report => new { report.Id, report.Area, report.State }).ToListAsync(cancellation);
        var run = runs.Of(quarter);
        var isStale = run is not null && await RunNews.Has(db, plans, plan, run, cancellation);
        string[] Names(Func<SheetProgress, bool> which) =>
            [.. sheets.Where(which).OrderByDescending(sheet => sheet.Overdue(today)).Select(sheet => Name(plan, sheet.Key)).Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string> Without(IEnumerable<string> done) =>
            [.. roots.Where(root => !done.Contains(root.Id, StringComparer.Ordinal)).Select(root => root.Name)];

        var issued = reports.Where(report => report.State == ReportState.Issued).Select(report => report.Area);
        var draft = reports.Find(report => report.State != ReportState.Issued)?.Id;
        return new Pipeline(quarter,
        [
            new(PipelineStage.HandIn, sheets.Count, Names(sheet => sheet.Begun + sheet.Missing > 0), $"completeness?period={quarter}")
            {
                By = sheets.Min(sheet => sheet.NextDue), IsLate = sheets.Any(sheet => sheet.Overdue(today) > 0),
            },
            new(PipelineStage.Approve, sheets.Count, Names(sheet => sheet.Submitted > 0), $"completeness?period={quarter}"),
            new(PipelineStage.Lock, roots.Count, Without(locks.Where(one => one.Quarter == quarter).Select(one => one.Area)), Sheet(sheets)),
            new(PipelineStage.Judge, 1, run is null || isStale ? [""] : [], run is null ? "runs" : FormattableString.Invariant($"runs/{run.Id}"))
            {
                By = plan.DayOf(plan.EvaluationOf(quarter)), IsStale = isStale, IsLate = run is null && plan.DayOf(plan.EvaluationOf(quarter)) < today,
            },
            new(PipelineStage.Report, roots.Count, Without(reports.Select(report => report.Area)), $"reports?kind={ReportKind.Quarter}&quarter={quarter}"),
            new(PipelineStage.Issue, roots.Count, Without(issued), draft is { } id ? FormattableString.Invariant($"reports/{id}") : "reports"),
        ]);
    }

    // Quarters are locked beside any sheet of theirs.
    private static string Sheet(IReadOnlyList<SheetProgress> sheets) => sheets is [var first, ..] ? first.Key.Address + "#period" : "figures";

    private static string Name(Plan plan, SheetKey sheet) => plan.UnitName(sheet.Unit) + (plan.Areas.Roots.Count > 1 ? $" ({plan.AreaName(sheet.Area)})" : "");
}

/// <param name="Stage">What is done in it.</param>
/// <param name="Of">For how many units, or areas.</param>
/// <param name="Lack">Who is not through, by name, the latest first.</param>
/// <param name="Address">Where it is done.</param>
internal sealed record PipelineStep(PipelineStage Stage, int Of, IReadOnlyList<string> Lack, string Address)
{
    public int Done => Of - Lack.Count;

    public bool IsDone => Lack.Count == 0;

    /// <summary>By when; null where no day is set.</summary>
    public DateOnly? By { get; init; }

    public bool IsLate { get; init; }

    /// <summary>Judged, and figures or rules have changed since.</summary>
    public bool IsStale { get; init; }
}

internal enum PipelineStage
{
    HandIn,
    Approve,
    Lock,
    Judge,
    Report,
    Issue,
}
