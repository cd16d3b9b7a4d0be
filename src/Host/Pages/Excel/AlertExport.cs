using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Pages.Alerts;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>The alerts, also those too many for the page.</summary>
internal static class AlertExport
{
    public static async Task<IResult> Send(
        [AsParameters] Exporting on, IStringLocalizer<AlertTexts> w, string? state, string? unit, string? area, Acting acting, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        state = Exports.OneOf(state, AlertList.States);
        unit = Exports.OneOf(unit, plan.Units.Keys);
        area = Exports.OneOf(area, acting.AreaFilterChoices(plan).Select(one => one.Value));
        var today = plan.Today(on.Clock);
        var alerts = new AlertList(on.Db).Each(plan, state, unit, area, today);
        TableColumn[] columns =
        [
            new(t["Column.Status"], 20), new(t["Column.Target"], 50), new(t["Field.Area"]), new(t["Column.Unit"], 30), new(t["Alerts.State"], 16),
            new(t["Alerts.Opened"], 18),
            new(t["Export.Changed"], 18), new(t["Export.Cause"], 40), new(t["Export.Remedy"], 40), new(w["Person"], 30), new(t["Export.RemedyBy"], 14),
            new(w["LateOnes"], 30),
        ];
        return await on.Send(new TableSheet(
            t["Menu.Alerts"],
            on.About(state switch { null => t["Alerts.NotResolved"].Value, AlertList.All => null, AlertList.Late => w["LateOnes"].Value,
                _ => t["AlertState." + state].Value }, unit is null ? null : plan.UnitName(unit), area is null ? null : plan.AreaName(area)), columns,
            alerts.Select(IReadOnlyList<TableCell> (alert) =>
            [
                StatusLook.Of(alert.Status).Label(CultureInfo.CurrentUICulture), on.Plans.Known(alert.Target)?.Title() ?? alert.Target,
                on.Plans.AreaName(alert.Area), on.Plans.UnitName(alert.Unit), t.Said(alert),
                TableCell.Moment(alert.OpenedAt, plan.TimeZone),
                TableCell.Moment(alert.ResolvedAt ?? alert.LastChangedAt, plan.TimeZone), alert.Cause, alert.Remedy, alert.RemedyPerson, alert.RemedyBy,
                plan.Late(alert, today) is { } late ? w["Late." + late.Kind, Show.Day(late.By), Show.Number(today.DayNumber - late.By.DayNumber)].Value : null,
            ])), cancellation);
    }
}
