using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Evaluation.Roots;
using ActionPlan.Host.Pages.Overview;
using ActionPlan.Host.Sheets;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>The root areas side by side, all of them that are looked for.</summary>
internal static class OverviewExport
{
    private const int AtOnce = 50;

    public static async Task<IResult> Send(
        [AsParameters] Exporting on, string? period, string? q, string? sort, Acting acting, RootsViews roots, IStringLocalizer<OverviewTexts> w,
        CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var runs = await new RunHistories(on.Db, on.Clock).Load(plan, cancellation);
        var quarter = Asked.Read(plan, runs.Newest?.Period ?? plan.NewestClosed(on.Clock) ?? plan.From, period, null).Quarter;
        var filter = RootFilter.Read(q, sort, []);
        var today = plan.Today(on.Clock);
        var view = await roots.Load(acting, runs.Of(quarter), quarter, filter, today, cancellation);
        // What is owed is read of some root areas after the others.
        var lines = view.Lines.Chunk(AtOnce).ToAsyncEnumerable()
            .SelectMany(async (some, stopping) => (IEnumerable<RootLine>)await roots.Show(view, acting, some, today, stopping));
        var statuses = Enum.GetValues<Status>();
        TableColumn[] columns =
        [
            new(t["Field.Area"], 32), .. statuses.Select(status => new TableColumn(StatusLook.Of(status).Label(CultureInfo.CurrentUICulture), 12)),
            new(w["Failures"], 12),
            new(w["Worst"], 70), new(w["OwingCount"], 14), new(w["OwingUnits"], 50),
        ];
        return await on.Send(new TableSheet(
            w["Title"], on.About(Show.Heading(quarter), view.Run is null ? t["Field.NotJudged"].Value : null, filter.Text), columns,
            lines.Select(IReadOnlyList<TableCell> (line) =>
            [
                line.Area.Name, .. statuses.Select(status => view.Run is null ? (TableCell)(decimal?)null : line.Counts[status]), line.Failures,
                string.Join('\n', line.Worst.Select(bad => $"{StatusLook.Of(bad.Status).Label(CultureInfo.CurrentUICulture)}: {bad.Target.Title()}")),
                line.Owing is { } owing ? owing.Overdue : (decimal?)null,
                line.Owing is null ? null : string.Join('\n', line.Owing.Units.Select(view.Plan.UnitName)),
            ])), cancellation);
    }
}
