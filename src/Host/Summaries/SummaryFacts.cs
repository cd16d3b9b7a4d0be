using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Due;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Reports;

namespace ActionPlan.Host.Summaries;

/// <summary>All that summaries of an area tell, whichever unit or module they are of: read once, never recomputed.</summary>
internal sealed record SummaryFacts
{
    /// <summary>The plan in force.</summary>
    public required Plan Plan { get; init; }

    public required Area Area { get; init; }

    public required Period Quarter { get; init; }

    public required DateOnly Today { get; init; }

    /// <summary>The run in force of the quarter and those before it; null where the quarter was not evaluated.</summary>
    public required ReportFacts? Judged { get; init; }

    /// <summary>The alerts that stand in the area, with what was asked.</summary>
    public required IReadOnlyList<AlertRow> Alerts { get; init; }

    public required IReadOnlyList<LateMatter> Late { get; init; }

    /// <summary>What meetings gave and is to be done, beside what the plan's document gives.</summary>
    public required IReadOnlyList<AssignmentStanding> Given { get; init; }

    /// <summary>Figures of the quarter and the next that are not handed in.</summary>
    public required IReadOnlyList<CellProgress> Owed { get; init; }

    /// <summary>Whose figures may be told of: of others, drafts are hidden, and would seem missing.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <param name="units">The units whose figures may be told of.</param>
    public static async Task<SummaryFacts> Load(
        AppDb db, PlanInForce plans, Period installedIn, Period quarter, Area area, DateOnly today, IReadOnlyList<string> units, CancellationToken cancellation)
    {
        var plan = plans.For(quarter);
        string[] areas = [.. area.WithDescendants().Select(one => one.Id)];
        Period[] quarters = quarter < plan.To ? [quarter, quarter.AddQuarters(1)] : [quarter];
        var root = plan.Areas.Find(area.Id) is { } known ? plan.Areas.RootOf(known) : area;
        var cells = await new EntryProgress(db, plans).Load(installedIn, units, quarters, cancellation, [root]);
        var late = await new LateMatterReading(db).Read(plan, today, cancellation, areas);
        return new SummaryFacts
        {
            Plan = plan,
            Area = area,
            Quarter = quarter,
            Today = today,
            Judged = await Read(db, plans, quarter, area, today, cancellation),
            Alerts = await db.Alerts.AsNoTracking().WithQuestions()
                .Where(alert => alert.PlanId == plan.Id && alert.Area == area.Id && alert.State != AlertState.Resolved).ToListAsync(cancellation),
            Given =
                [.. (await new AssignmentStandings(db).Read(plan, cancellation))
                    .Where(one => one.Owed is not null && one.Decided is { } decided && areas.Contains(decided.Area))],
            Late = [.. late.Where(matter => (matter.Alert?.Area ?? matter.Assignment?.Decided?.Area) is not { } its || areas.Contains(its))],
            Owed = [.. cells.Where(cell => !cell.IsHandedIn && areas.Contains(cell.Area.Id))],
            Units = units,
        };
    }

    private static async Task<ReportFacts?> Read(AppDb db, PlanInForce plans, Period quarter, Area area, DateOnly today, CancellationToken cancellation)
    {
        var plan = plans.Current;
        // An area that the plan did not know when the quarter was judged has no verdicts.
        return await db.Runs.AsNoTracking().InForce(plan.Id, quarter, cancellation) is { } run && plans.Version(run.PlanVersion).Areas.Find(area.Id) is not null
            ? await ReportFacts.Now(db, plans, ReportKind.Quarter, area, quarter, today, cancellation)
            : null;
    }
}
