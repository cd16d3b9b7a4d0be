using ActionPlan.Host.Due;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>The figures of a quarter and its year, as the page lists them.</summary>
internal static class FigureExport
{
    public static async Task<IResult> Send(
        [AsParameters] Exporting on, string? period, string? area, string? module, string? unit, string? state, Acting acting, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var today = plan.Today(on.Clock);
        var quarter = Asked.Read(plan, plan.NewestClosed(on.Clock) ?? plan.From, period, null).Quarter;
        var filter = FigureFilter.Read(plan, module, unit, state, []);
        var root = Exports.OneOf(area, acting.RootFilterChoices(plan).Select(one => one.Value));
        var lines = new FigureLines(on.Db, on.Plans).All(plan, quarter, plan.RootsNamed(root), line => filter.Lets(line, today), cancellation);

        TableColumn[] columns =
        [
            new(t["Field.Module"], 22), new(t["Evidence.Figure"], 44), new(t["Field.Area"]), new(t["Field.Period"], 14), new(t["Column.Value"], 16),
            new(t["Export.MeasuredIn"], 12),
            new(t["Figures.State"], 18), new(t["Export.DueOn"], 12), new(t["Export.By"]), new(t["Export.At"], 18), new(t["Export.Source"], 30),
            new(t["Export.Reason"], 30), new(t["Figures.Unit"], 30),
        ];
        return await on.Send(new TableSheet(
            $"{t["Menu.Figures"]} {Show.Period(quarter)}",
            on.About(root is null ? null : plan.AreaName(root), filter.Module is { } ofModule ? plan.ModuleName(ofModule) : null,
                filter.Unit is { } of ? plan.UnitName(of) : null, filter.State is { } wanted ? t["FigureState." + wanted].Value : null), columns,
            lines.Select(IReadOnlyList<TableCell> (shown) =>
            {
                var (line, entry) = shown;
                return
                [
                    plan.ModuleName(line.Figure.Module), line.Figure.Name, line.Area.Name, Show.Heading(line.Period), entry?.Value,
                    line.Figure.Definition.MeasuredIn,
                    t["FigureState." + line.StateOn(today)].Value, line.DueOn, entry?.EnteredBy, TableCell.Moment(entry?.EnteredAt, plan.TimeZone),
                    entry?.Source, entry?.Reason,
                    plan.UnitName(line.Figure.ReportedBy),
                ];
            })), cancellation, $"{t["Menu.Figures"]} {quarter}");
    }
}
