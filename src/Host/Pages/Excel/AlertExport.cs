using System.Globalization;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Excel;
using ActionPlan.Host.Shell;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>The alerts, also those too many for the page.</summary>
internal static class AlertExport
{
    public static async Task<IResult> Send([AsParameters] Exporting on, string? state, string? unit, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        state = Exports.OneOf(state, [.. Enum.GetNames<AlertState>(), "all"]);
        unit = Exports.OneOf(unit, plan.Units.Keys);
        var found = on.Db.Alerts.AsNoTracking().Where(alert => alert.PlanId == plan.Id && (unit == null || alert.Unit == unit));
        if (state != "all")
        {
            found = state is null ? found.Where(alert => alert.State != AlertState.Resolved) : found.Where(alert => alert.State == Enum.Parse<AlertState>(state));
        }

        var alerts = await found.OrderByDescending(alert => alert.Id).ToListAsync(cancellation);
        TableColumn[] columns =
        [
            new(t["Column.Status"], 20), new(t["Column.Target"], 50), new(t["Field.Area"]), new(t["Column.Unit"], 30), new(t["Alerts.State"], 16), new(t["Alerts.Opened"], 18),
            new(t["Export.Changed"], 18), new(t["Export.Cause"], 40), new(t["Export.Remedy"], 40), new(t["Export.RemedyBy"], 14),
        ];
        return await on.Download.Of(
            new TableSheet(
                t["Menu.Alerts"],
                Exports.About(plan, on.Clock, state is null ? t["Alerts.NotResolved"].Value : state == "all" ? null : t["AlertState." + state].Value, unit is null ? null : plan.UnitName(unit)),
                columns,
                alerts.OrderBy(alert => alert.State).ThenBy(alert => alert.Status).Select(IReadOnlyList<TableCell> (alert) =>
                [
                    StatusLook.Of(alert.Status).Label(CultureInfo.CurrentUICulture), plan.TargetByKey.TryGetValue(alert.Target, out var target) ? target.Title() : alert.Target,
                    plan.Areas.Find(alert.Area)?.Name ?? alert.Area, plan.UnitName(alert.Unit), t["AlertState." + alert.State].Value, TableCell.Moment(alert.OpenedAt, plan.TimeZone),
                    TableCell.Moment(alert.ResolvedAt ?? alert.LastChangedAt, plan.TimeZone), alert.Cause, alert.Remedy, alert.RemedyBy,
                ])),
            t["Menu.Alerts"],
            cancellation);
    }
}
