using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>All verdicts of a run, by the plan that was in force then; read from the database as they are written.</summary>
internal static class RunExport
{
    public static async Task<IResult> Send([AsParameters] Exporting on, long id, CancellationToken cancellation)
    {
        if (await on.Db.Runs.AsNoTracking().FirstOrDefaultAsync(run => run.Id == id && run.CompletedAt != null, cancellation) is not { } run)
        {
            return TypedResults.NotFound();
        }

        var (plan, t) = (on.Plans.Named(run.PlanVersion), on.T);
        var verdicts = on.Db.Verdicts.AsNoTracking().Where(row => row.RunId == id).OrderBy(row => row.Area).ThenBy(row => row.Target)
            .Select(row => new { row.Target, row.Area, row.Status, row.Value, row.Threshold, row.ThresholdTo, row.Path, row.Forecast }).AsAsyncEnumerable();
        TableColumn[] columns =
        [
            new(t["Export.TargetNumber"], 8), new(t["Column.Target"], 56), new(t["Field.Area"]), new(t["Column.Status"], 22), new(t["Column.Value"], 14),
            new(t["Column.Threshold"], 14), new(t["Export.ThresholdTo"], 14),
            new(t["Export.Path"], 14), new(t["Export.Forecast"], 14), new(t["Export.MeasuredIn"], 18), new(t["Column.Unit"], 30),
        ];
        return await on.Send(new TableSheet(
            t["Run.Title", run.Id, Show.Period(run.Period)], on.About($"{t["Run.Completed"]}: {Show.Moment(run.CompletedAt, plan.TimeZone)}"), columns,
            verdicts.Select(IReadOnlyList<TableCell> (row) =>
            {
                var target = plan.TargetByKey.GetValueOrDefault(row.Target);
                return
                [
                    target?.Definition.Number, target?.Definition.Name ?? row.Target, plan.AreaName(row.Area),
                    StatusLook.Of(row.Status).Label(CultureInfo.CurrentUICulture), row.Value,
                    target is not null && Show.Awaited(target, run.Period, row.Threshold, t) is { } awaited ? awaited : row.Threshold,
                    row.ThresholdTo, row.Path, row.Forecast,
                    target?.Definition.MeasuredIn,
                    plan.UnitName(target?.Definition.Responsible),
                ];
            })), cancellation, t["Run.Title", run.Id, run.Period.ToString()]);
    }
}
