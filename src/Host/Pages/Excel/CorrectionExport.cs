using ActionPlan.Host.Figures;
using ActionPlan.Host.Pages.Corrections;
using ActionPlan.Host.Sheets;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>All figures that changed after they were approved, also those too many for the page.</summary>
internal static class CorrectionExport
{
    public static async Task<IResult> Send(
        [AsParameters] Exporting on, ChangedFigures changed, IStringLocalizer<CorrectionTexts> w, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var made = changed.All(plan, cancellation);
        TableColumn[] columns =
        [
            new(t["Evidence.Figure"], 44), new(t["Field.Area"]), new(t["Field.Period"], 14), new(w["Before"], 14), new(w["After"], 14),
            new(t["Export.MeasuredIn"], 12), new(w["Why"], 40),
            new(t["Export.By"], 30), new(t["Export.At"], 18), new(w["ApprovedBy"], 30), new(w["ApprovedAt"], 18),
        ];
        return await on.Send(new TableSheet(w["Made"], on.About(), columns, made.Select(IReadOnlyList<TableCell> (change) =>
            {
                var (now, before) = change;
                var figure = plan.FigureById.GetValueOrDefault(now.Figure);
                return
                [
                    figure?.Name ?? now.Figure, plan.AreaName(now.Area), Show.Heading(now.Period), before.Value, now.Value,
                    figure?.Definition.MeasuredIn, now.Reason,
                    now.EnteredBy, TableCell.Moment(now.EnteredAt, plan.TimeZone), now.ApprovedBy, TableCell.Moment(now.ApprovedAt, plan.TimeZone),
                ];
            })), cancellation);
    }
}
