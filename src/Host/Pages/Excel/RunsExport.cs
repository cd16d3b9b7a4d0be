using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>The runs, with how many targets stood how.</summary>
internal static class RunsExport
{
    public static async Task<IResult> Send([AsParameters] Exporting on, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var runs = await new RunHistories(on.Db, on.Clock).Load(plan, cancellation);
        var statuses = Enum.GetValues<Status>();
        TableColumn[] columns =
        [
            new(t["Field.Quarter"], 14), new(t["Run.Run"], 12), new(t["Export.At"], 18), new(t["Run.Trigger"], 20), new(t["Export.By"], 30),
            .. statuses.Select(status => new TableColumn(StatusLook.Of(status).Label(CultureInfo.CurrentUICulture), 12)), new(t["Plan.Version"], 16),
        ];
        return await on.Send(new TableSheet(
            t["Menu.Runs"], on.About(), columns,
            runs.Completed.OrderByDescending(run => run.Period).ThenByDescending(run => run.Id).Select(IReadOnlyList<TableCell> (run) =>
            [
                Show.Heading(run.Period), run.Id, TableCell.Moment(run.CompletedAt, plan.TimeZone), t["Trigger." + run.Trigger].Value, run.By,
                .. statuses.Select(status => (TableCell)run.Counts[status]), run.PlanVersion[..8],
            ])), cancellation);
    }
}
