using ActionPlan.Host.Pages.Reports;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Sheets;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>Which reports there are, without what they say.</summary>
internal static class ReportsExport
{
    public static async Task<IResult> Send(
        [AsParameters] Exporting on, IStringLocalizer<ReportTexts> w, string? area, Acting acting, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var root = Exports.OneOf(area, acting.RootFilterChoices(plan).Select(one => one.Value));
        var reports = await on.Db.Reports.AsNoTracking().Where(report => report.PlanId == plan.Id && (root == null || report.Area == root))
            .OrderByDescending(report => report.Period).ThenByDescending(report => report.Id).ToListAsync(cancellation);
        TableColumn[] columns =
        [
            new(w["Report"], 60), new(w["State"], 18), new(w["Number"], 10), new(w["Drafter"], 30), new(w["Drafted"], 18), new(w["IssuedBy"], 30),
            new(w["Issued"], 18), new("SHA-256", 66),
        ];
        return await on.Send(
            new TableSheet(t["Menu.Reports"], on.About(root is null ? null : plan.AreaName(root)), columns, reports.Select(IReadOnlyList<TableCell> (report) =>
            [
                w.Title(report, plan), w["State." + report.State].Value, ReportNumbering.Text(report.Number), report.DraftedBy,
                TableCell.Moment(report.DraftedAt, plan.TimeZone),
                report.IssuedBy, TableCell.Moment(report.IssuedAt, plan.TimeZone), report.Sha256,
            ])), cancellation);
    }
}
