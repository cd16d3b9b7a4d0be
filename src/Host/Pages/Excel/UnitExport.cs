using ActionPlan.Host.Pages.Units;
using ActionPlan.Host.Sheets;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>Units and areas as the plan has them.</summary>
internal static class UnitExport
{
    public static Task<IResult> Units([AsParameters] Exporting on, IStringLocalizer<UnitTexts> w, string? q, string? show, CancellationToken cancellation)
    {
        var plan = on.Plan;
        var today = plan.Today(on.Clock);
        TableColumn[] columns = [new(w["Name"], 44), new(w["Id"], 24), new(w["Email"], 34), new(w["Head"], 30), new(w["Phone"], 16), new(w["Targets"], 10),
            new(w["State"], 24)];
        return on.Send(new TableSheet(w["Units"], on.About(q), columns, UnitList.Of(plan, today, q, show).Select(IReadOnlyList<TableCell> (unit) =>
            [
                unit.Name, unit.Id, unit.Email, unit.Head, unit.Phone, plan.Targets.Count(target => target.Definition.Responsible == unit.Id),
                unit.IsActiveOn(today) ? w["Active"].Value : w["EndedOn", Show.Day(unit.To)].Value,
            ])), cancellation);
    }

    public static Task<IResult> Areas([AsParameters] Exporting on, IStringLocalizer<UnitTexts> w, string? q, CancellationToken cancellation)
    {
        var plan = on.Plan;
        TableColumn[] columns = [new(w["Name"], 44), new(w["Id"], 24), new(w["Kind"], 16), new(w["Parent"], 30), new(w["From"], 14), new(w["To"], 14),
            new(w["MergedInto"], 30), new(w["SplitFrom"], 30), new(w["Share"], 14)];
        return on.Send(new TableSheet(w["Areas"], on.About(q), columns, UnitList.Areas(plan, q).Select(IReadOnlyList<TableCell> (line) =>
            [
                line.Area.Name, line.Area.Id, UnitList.Kind(w, line.Area.Kind), line.Parent?.Name, line.Area.From, line.Area.To,
                line.Area.MergedInto is { } into ? plan.AreaName(into) : null,
                line.Area.SplitFrom is { } split ? plan.AreaName(split) : null, line.Area.Share,
            ])), cancellation);
    }
}
