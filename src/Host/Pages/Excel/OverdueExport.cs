using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Pages.Overdue;
using ActionPlan.Host.Sheets;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>What has passed its day unmet.</summary>
internal static class OverdueExport
{
    public static async Task<IResult> Send(
        [AsParameters] Exporting on, IStringLocalizer<OverdueTexts> w, string? unit, string? kind, string? area, Acting acting, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        unit = Exports.OneOf(unit, plan.Units.Keys);
        kind = Exports.OneOf(kind, Enum.GetNames<OwedKind>());
        area = Exports.OneOf(area, acting.AreaFilterChoices(plan).Select(one => one.Value));
        var today = plan.Today(on.Clock);
        var within = plan.Within(area);
        var matters = (await new LateMatterReading(on.Db).Read(plan, today, cancellation, within)).Where(matter => matter.IsOf(unit, kind, within));
        TableColumn[] columns =
        [
            new(w["Kind"], 20), new(w["Matter"], 50), new(t["Column.Status"], 20), new(t["Column.Unit"], 30), new(w["Promised"], 50), new(w["Person"], 30),
            new(w["Due"], 14), new(w["DaysLate"], 12), new(w["Told"], 12),
        ];
        return await on.Send(new TableSheet(
            w["Title"],
            on.About(unit is null ? null : plan.UnitName(unit), kind is null ? null : w["Kind." + kind].Value, area is null ? null : plan.AreaName(area)),
            columns,
            matters.Select(IReadOnlyList<TableCell> (matter) =>
            [
                w["Kind." + matter.Owed.Kind].Value, on.Plans.Matter(matter),
                matter.Alert is { } alert ? StatusLook.Of(alert.Status).Label(CultureInfo.CurrentUICulture) : null, on.Plans.UnitName(matter.Unit),
                matter.Said, matter.Person, matter.Owed.By, today.DayNumber - matter.Owed.By.DayNumber, w[matter.IsEscalated ? "Yes" : "No"].Value,
            ])), cancellation);
    }
}
