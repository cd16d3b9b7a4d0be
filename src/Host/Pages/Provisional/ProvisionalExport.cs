using ActionPlan.Host.Evaluation.Provisional;
using ActionPlan.Host.Pages.Excel;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Provisional;

/// <summary>The provisional results as a workbook. Each row says what it is: rows are copied into other files.</summary>
internal static class ProvisionalExport
{
    public static void AddProvisional(this IServiceCollection services) => services.AddScoped<ProvisionalQuarters>();

    public static async Task<IResult> Send(
        [AsParameters] Exporting on, string? period, string? area, Acting acting, ProvisionalQuarters quarters, IStringLocalizer<ProvisionalTexts> w,
        CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var asked = Asked.Read(plan, plan.NewestClosed(on.Clock) ?? plan.From, period, area, acting.FirstArea(plan));
        if (await quarters.Load(on.Plans.For(asked.Quarter), asked.Quarter, asked.Area, plan.Today(on.Clock), cancellation) is not { } found)
        {
            return TypedResults.NotFound();
        }

        TableColumn[] columns =
        [
            new(w["Kind"], 12), new(t["Export.TargetNumber"], 8), new(t["Column.Target"], 56), new(t["Field.Area"]), new(t["Column.Status"], 30),
            new(t["Column.Value"], 14),
            new(t["Column.Threshold"], 14), new(t["Export.ThresholdTo"], 14), new(t["Export.MeasuredIn"], 18), new(t["Column.Unit"], 30), new(w["Waiting"], 50),
        ];
        return await on.Send(new TableSheet(
            $"{w["Title"]} – {Show.Period(asked.Quarter)}", on.About(found.KnowsAll ? null : w["OwnUnits"]), columns,
            found.Verdicts.OrderByDescending(one => one.RestsOn.Count > 0).ThenBy(one => one.Verdict.Status).Select(IReadOnlyList<TableCell> (one) =>
            [
                w["Mark"].Value, one.Verdict.Target.Definition.Number, one.Verdict.Target.Definition.Name, asked.Area.Name,
                $"{w["Mark"]}: {StatusLook.Of(one.Verdict.Status).Label(CultureInfo.CurrentUICulture)}", one.Verdict.Value,
                Show.Awaited(one.Verdict.Target, asked.Quarter, one.Verdict.Threshold, t) is { } awaited ? awaited : one.Verdict.Threshold,
                one.Verdict.ThresholdTo,
                one.Verdict.Target.Definition.MeasuredIn, plan.UnitName(one.Verdict.Target.Definition.Responsible),
                string.Join('\n', one.RestsOn
                    .Select(
                        figure =>
                            $"{plan.FigureById[figure.Draft.Figure].Name} ({plan.Areas.Find(figure.Draft.Area)?.Name}, {Show.Period(figure.Draft.Period)}): {w["Owes." + figure.Owes, plan.UnitName(figure.Draft.Unit)]}")),
            ])) { Warning = w["Warning"] }, cancellation, $"{w["Title"]} {asked.Quarter}");
    }
}
