using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Waiting;

/// <summary>Reports that wait to be issued, and letters that did not leave.</summary>
internal static class OfficeMatters
{
    public static async Task<IReadOnlyList<Matter>> Read(AppDb db, Plan plan, Actor actor, CancellationToken cancellation)
    {
        var matters = new List<Matter>();
        if (actor.MaySomewhere(Right.IssueReports))
        {
            var reports = await db.Reports.AsNoTracking().Where(report => report.PlanId == plan.Id && report.State == ReportState.UnderReview)
                .Select(report => new { report.Id, report.Kind, report.Period, report.Area }).ToListAsync(cancellation);
            matters.AddRange(reports.Where(report => actor.May(new Demand(Right.IssueReports, Area: report.Area), plan)).Select(report => new Matter(
                MatterKind.Issue, FormattableString.Invariant($"reports/{report.Id}"),
                report.Kind.Span(report.Period, plan.From) + (plan.Areas.Roots.Count > 1 ? " – " + plan.AreaName(report.Area) : ""))));
        }

        if (actor.MaySomewhere(Right.ManageMail))
        {
            foreach (var (kind, state) in new[] { (MatterKind.LettersFailed, OutboxState.Failed), (MatterKind.LettersWithoutAddress, OutboxState.NoAddress) })
            {
                if (await db.Outbox.CountAsync(row => row.PlanId == plan.Id && row.State == state, cancellation) is > 0 and var count)
                {
                    matters.Add(new Matter(kind, $"mail?state={state}", "") { Count = count });
                }
            }
        }

        return matters;
    }
}
