using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports;

/// <summary>
/// What a report's numbers come from: stored runs, to which the report is bound when it is drafted. Runs never change, so neither do the
/// numbers, however often the report is composed again.
/// </summary>
internal sealed class ReportFacts
{
    private readonly Dictionary<(string Target, Period Quarter), VerdictRow> verdicts;

    private ReportFacts(
        Plan plan, Area area, ReportKind kind, IReadOnlyList<RunRow> runs, ReportSnapshot snapshot, Dictionary<(string, Period), VerdictRow> verdicts)
    {
        Plan = plan;
        Area = area;
        Kind = kind;
        Run = runs[^1];
        Runs = runs;
        Snapshot = snapshot;
        this.verdicts = verdicts;
    }

    /// <summary>The plan version of the run reported on.</summary>
    public Plan Plan { get; }

    /// <summary>The root area.</summary>
    public Area Area { get; }

    public ReportKind Kind { get; }

    /// <summary>The run reported on.</summary>
    public RunRow Run { get; }

    public Period Quarter => Run.Period;

    /// <summary>The bound runs, oldest quarter first, the one reported on last.</summary>
    public IReadOnlyList<RunRow> Runs { get; }

    /// <summary>The bound runs as a report keeps them.</summary>
    public string RunIds => ReportRow.WriteRuns(Runs.Select(run => run.Id));

    public ReportSnapshot Snapshot { get; }

    /// <summary>The last day reported on.</summary>
    public DateOnly LastDay => Plan.Calendar.LastDay(Quarter);

    /// <summary>'quý III/2025'.</summary>
    public string Span => Kind.Span(Quarter, Plan.From);

    public string Next => Kind.Next(Quarter);

    /// <summary>With which earlier quarters the results are compared: the references' part, how far back, and how it is said.</summary>
    public IReadOnlyList<(string Word, int Quarters, string Said)> Comparisons => Kind != ReportKind.Term
        ? Kind.Comparisons()
        : [.. YearEnds.Take(1).Where(first => first < Quarter).Select(first => ("daunhiemky", Quarter.QuarterIndex - first.QuarterIndex, "năm đầu nhiệm kỳ"))];

    /// <summary>The last quarter of each year of a report on the term, as far as it was judged; none in the other kinds.</summary>
    public IReadOnlyList<Period> YearEnds => Kind == ReportKind.Term ? [.. Runs.Select(run => run.Period).Where(quarter => quarter.Quarter == 4)] : [];

    public VerdictRow? Of(Target target, Period? quarter = null) => verdicts.GetValueOrDefault((target.Key, quarter ?? Quarter));

    /// <summary>A target's verdicts from the first bound quarter on.</summary>
    public IReadOnlyList<(Period Quarter, VerdictRow Verdict)> CourseOf(Target target) =>
        [.. Runs.Select(run => (run.Period, Verdict: Of(target, run.Period))).Where(point => point.Verdict is not null)
            .Select(point => (point.Period, point.Verdict!))];

    /// <summary>The same runs, with something else told beside them.</summary>
    public ReportFacts With(ReportSnapshot snapshot) => new(Plan, Area, Kind, Runs, snapshot, verdicts);

    /// <summary>What a report drafted now is bound to: the runs in force, and what is known beside them today.</summary>
    public static async Task<ReportFacts> Now(
        AppDb db, PlanInForce plans, ReportKind kind, Area area, Period quarter, DateOnly today, CancellationToken cancellation)
    {
        var bound = await new ReportQueries(db).Bind(plans.Current, quarter, cancellation);
        var snapshot = await ReportSnapshot.Take(db, plans.Current, area, bound[^1], today, cancellation);
        return await Load(db, plans, kind, area.Id, bound, snapshot, cancellation);
    }

    /// <exception cref="InvalidOperationException">A bound run is not there.</exception>
    public static async Task<ReportFacts> Load(
        AppDb db, PlanInForce plans, ReportKind kind, string area, IReadOnlyList<long> boundRuns, ReportSnapshot snapshot, CancellationToken cancellation)
    {
        var bound = boundRuns.ToArray();
        var runs = await db.Runs.AsNoTracking().Where(run => bound.Contains(run.Id) && run.CompletedAt != null).OrderBy(run => run.Period)
            .ToListAsync(cancellation);
        if (runs.Count != bound.Length || runs.Count == 0)
        {
            throw new InvalidOperationException($"The report is bound to {bound.Length} runs, of which {runs.Count} are stored.");
        }

        var plan = plans.Version(runs[^1].PlanVersion);
        var root = plan.Areas.Find(area) ?? throw new InvalidOperationException($"Plan version {plan.Version} has no area '{area}'.");
        var periods = runs.ToDictionary(run => run.Id, run => run.Period);
        var rows = await db.Verdicts.AsNoTracking().Where(verdict => bound.Contains(verdict.RunId) && verdict.Area == area).ToListAsync(cancellation);
        return new ReportFacts(plan, root, kind, runs, snapshot, rows.ToDictionary(row => (row.Target, periods[row.RunId])));
    }
}
