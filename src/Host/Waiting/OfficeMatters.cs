using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Waiting;

/// <summary>Reports that wait to be issued, and letters that did not leave.</summary>
internal sealed class OfficeMatters(AppDb db)
{
    public async Task<IReadOnlyList<Matter>> Reports(Plan plan, Actor actor, CancellationToken cancellation)
    {
        if (!actor.MaySomewhere(Right.IssueReports))
        {
            return [];
        }

        var reports = await db.Reports.AsNoTracking().Where(report => report.PlanId == plan.Id && report.State == ReportState.UnderReview)
            .Select(report => new { report.Id, report.Kind, report.Period, report.Area }).ToListAsync(cancellation);
        return [.. reports.Where(report => actor.May(new Demand(Right.IssueReports, Area: report.Area), plan)).Select(report => new Matter(
            MatterKind.Issue, FormattableString.Invariant($"reports/{report.Id}"),
            report.Kind.Span(report.Period, plan.From) + (plan.Areas.Roots.Count > 1 ? " – " + plan.AreaName(report.Area) : "")))];
    }

    public async Task<IReadOnlyList<Matter>> Letters(Plan plan, CancellationToken cancellation)
    {
        var counts = await db.Outbox.Where(row => row.PlanId == plan.Id && (row.State == OutboxState.Failed || row.State == OutboxState.NoAddress))
            .GroupBy(row => row.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellation);
        return [.. counts.Select(
            state => new Matter(state.Key == OutboxState.Failed ? MatterKind.LettersFailed : MatterKind.LettersWithoutAddress, $"mail?state={state.Key}",
                "") { Count = state.Count })];
    }
}
