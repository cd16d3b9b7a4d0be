using System.Runtime.CompilerServices;
using ActionPlan.Host.Due;
using ActionPlan.Host.Pages.Completeness;
using ActionPlan.Host.Sheets;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>Each figure that units owe for a quarter, and how far it has come.</summary>
internal static class CompletenessExport
{
    private const int AtOnce = 50;

    public static async Task<IResult> Send(
        [AsParameters] Exporting on, string? period, string? area, Acting acting, IStringLocalizer<CompletenessTexts> w, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var quarter = Asked.Read(plan, plan.NewestClosed(on.Clock) ?? plan.From, period, null).Quarter;
        var root = Exports.OneOf(area, acting.RootFilterChoices(plan).Select(one => one.Value));
        TableColumn[] columns =
        [
            new(t["Figures.Unit"], 32), new(t["Evidence.Figure"], 48), new(t["Field.Area"]), new(t["Field.Period"], 14), new(w["Due"], 14), new(w["Stage"], 30),
            new(w["HandedInOn"], 16), new(w["DaysLateColumn"], 12),
        ];
        var today = plan.Today(on.Clock);
        return await on.Send(new TableSheet(
            w["Title"], on.About(Show.Heading(quarter), root is null ? null : plan.AreaName(root)), columns,
            Cells(on, acting.Actor, quarter, plan.RootsNamed(root), cancellation)
                .Select(IReadOnlyList<TableCell> (cell) =>
                [
                    plan.UnitName(cell.Unit), cell.Figure.Name, cell.Area.Name, Show.Heading(cell.Period), cell.DueOn, w["Stage." + cell.Stage].Value,
                    cell.HandedInOn,
                    cell.IsLate ? cell.HandedInOn!.Value.DayNumber - cell.DueOn.DayNumber : cell.IsOverdueOn(today)
                        ? today.DayNumber - cell.DueOn.DayNumber : (decimal?)null,
                ])), cancellation);
    }

    // Some root areas after the others: of a country no more than some are in memory.
    private static async IAsyncEnumerable<CellProgress> Cells(
        Exporting on, Actor actor, Period quarter, IReadOnlyList<Area>? roots, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (plan, progress) = (on.Plan, new EntryProgress(on.Db, on.Plans));
        foreach (var some in (roots ?? plan.Areas.Roots).OrderBy(root => root.Name, Ordering.Vietnamese).Chunk(AtOnce))
        {
            var cells = await progress.Load(on.Plans.InUseSince, ReportingUnits.For(actor, plan), [quarter], cancellation, some);
            foreach (var cell in cells.Where(cell => actor.May(new Demand(Right.ReadUnit, cell.Unit, Area: cell.Root), plan))
                .OrderBy(cell => plan.UnitName(cell.Unit), Ordering.Vietnamese).ThenBy(cell => cell.Stage)
                .ThenBy(cell => cell.Figure.Name, Ordering.Vietnamese))
            {
                yield return cell;
            }
        }
    }
}
