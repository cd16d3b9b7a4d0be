using ActionPlan.Host.Commands;
using ActionPlan.Host.Due;
using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;

namespace ActionPlan.Host.Reports;

/// <summary>
/// Drafts what is due when a quarter has been evaluated: asked of the stored runs and reports, so that a firing too many drafts nothing twice.
/// </summary>
internal sealed partial class ReportSweep(
    CommandSender commands, IDbContextFactory<AppDb> databases, PlanInForce plans, TimeProvider clock, ILogger<ReportSweep> log)
{
    private static readonly Actor Schedule = Actor.System("Lịch tự động");

    public async Task AfterEvaluation(CancellationToken cancellation)
    {
        var (plan, now) = (plans.Current, clock.GetUtcNow());
        var due = plan.QuartersDue(plans.InUseSince, now).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var reports = await db.Reports.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Sequence == 0)
            .Select(row => new { row.Id, row.Area, row.Kind, row.Period, row.State, row.DraftedAt }).ToListAsync(cancellation);
        var there = reports.Select(row => (row.Area, row.Kind, row.Period)).ToHashSet();
        // Oldest first, as quarters that closed while the machine was off are evaluated.
        foreach (var (quarter, area, kind) in due.SelectMany(quarter => Wanted(plan, quarter))
            .Where(one => !there.Contains((one.Area.Id, one.Kind, one.Quarter))))
        {
            try
            {
                await commands.Send(new DraftReport(kind, area.Id, quarter), Schedule, cancellation);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // Tried again at the next firing; other areas must not wait for it.
                Failed(log, error, kind, area.Id, quarter.ToString());
            }
        }

        // What was drafted while the clock was ahead knows nothing of the quarter's own run.
        foreach (var early in reports.Where(row => row.State != ReportState.Issued && row.DraftedAt > now + AheadOfClock.Apart && due.Contains(row.Period)))
        {
            try
            {
                await commands.Send(new RedraftReport(early.Id), Schedule, cancellation);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(log, error, early.Kind, early.Area, early.Period.ToString());
            }
        }
    }

    /// <summary>
    /// Drafts what newer runs make wrong in reports that were issued, and brings what was drafted so up to date. Where they make nothing wrong,
    /// that is kept and not asked again.
    /// </summary>
    public async Task AfterCorrection(CancellationToken cancellation)
    {
        var plan = plans.Current;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var issued = await db.Reports.AsNoTracking().Where(row => row.PlanId == plan.Id && row.CorrectsId == null && row.State == ReportState.Issued)
            .OrderBy(row => row.Id).ToListAsync(cancellation);
        foreach (var report in issued)
        {
            try
            {
                if ((await new IssuedChain(db).Corrigenda(report.Id, cancellation)).FirstOrDefault(row => row.State != ReportState.Issued) is { } open)
                {
                    if (!(await new ReportQueries(db).Bind(plan, report.Period, cancellation)).SequenceEqual(open.ReadRuns()))
                    {
                        await commands.Send(new RedraftReport(open.Id), Schedule, cancellation);
                    }
                }
                else if (await new IssuedChain(db).Compare(plan, report, cancellation) is (IsBehind: true, IsNothingWrong: false))
                {
                    await commands.Send(new DraftCorrigendum(report.Id), Schedule, cancellation);
                }
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                CorrigendumFailed(log, error, report.Id);
            }
        }
    }

    private static IEnumerable<(Period Quarter, Area Area, ReportKind Kind)> Wanted(Plan plan, Period quarter) =>
        from area in plan.Areas.Roots
        where area.ExistsOn(plan.Calendar.LastDay(quarter))
        from kind in Enum.GetValues<ReportKind>()
        where kind.EndsWith(quarter, plan.To)
        select (quarter, area, kind);

    [LoggerMessage(LogLevel.Error, "Drafting a corrigendum to the report {Report} failed")]
    private static partial void CorrigendumFailed(ILogger log, Exception error, long report);

    [LoggerMessage(LogLevel.Error, "Drafting the report {Kind} on {Area} for {Quarter} failed")]
    private static partial void Failed(ILogger log, Exception error, ReportKind kind, string area, string quarter);
}
