using ActionPlan.Host.Pages.Registers;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using ActionPlan.ModuleKit;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>A register's rows, all that the page's filters find.</summary>
internal static class RegisterExport
{
    public static async Task<IResult> Send(
        string register, [AsParameters] Exporting on, HttpContext context, RowWords words, IStringLocalizer<RegisterTexts> w, Acting acting,
        CancellationToken cancellation)
    {
        if (KnownRegister.Find(register) is not { } known || !known.IsWithin(acting.Reach))
        {
            return TypedResults.NotFound();
        }

        var plan = on.Plan;
        var filter = RegisterFilter.Read(plan, known, context.Request.Query, []) with { Page = 1 };
        var list = await new RegisterLists(on.Db).Load(plan, words, filter, int.MaxValue, cancellation);
        var columns = RegisterPage.Listed(known.Register, plan.Areas.All.Count > 1);
        var isAddedUp = filter.Figure is { AddsUp: true };
        return await on.Send(new TableSheet(
            known.Register.Name(CultureInfo.CurrentUICulture), on.About(About(filter, words, plan, w)),
            [
                .. columns.Select(column => new TableColumn(RowWords.Title(known, column), column.Holds is CellKind.Text or CellKind.Work ? 40 : 18)),
                .. isAddedUp ? [new TableColumn(w["Share"], 14)] : Array.Empty<TableColumn>(),
                new(on.T["Export.By"]), new(on.T["Export.At"], 18), new(w["WithdrawReason"], 30),
            ],
            list.Rows.Select(IReadOnlyList<TableCell> (listed) =>
            [
                .. columns.Select(column => Cell(known, column, listed.Row.Cells[column.Name], words)),
                .. isAddedUp ? [listed.Share] : Array.Empty<TableCell>(),
                listed.Row.EnteredBy, TableCell.Moment(listed.Row.EnteredAt, plan.TimeZone), listed.Row.Withdrawn?.Reason,
            ])), cancellation);
    }

    private static IEnumerable<string?> About(RegisterFilter filter, RowWords words, Rules.Plans.Plan plan, IStringLocalizer w) =>
    [
        filter.Area?.Name, filter.Period is { } period ? Show.Heading(period) : null, filter.Figure is { } figure ? plan.FigureById[figure.Figure].Name : null,
        words.State(filter.Known, filter.State),
        .. filter.Holding.Select(one => words.Cell(filter.Known, filter.Known.Register.Columns.Single(column => column.Name == one.Key), one.Value)),
        filter.Text is null ? null : w["Searched", filter.Text].Value,
    ];

    private static TableCell Cell(KnownRegister known, RegisterColumn column, string cell, RowWords words) => column.Holds switch
    {
        _ when cell.Length == 0 => (string?)null,
        CellKind.Day => RowWords.Day(cell),
        CellKind.Count or CellKind.Year => (decimal?)decimal.Parse(cell, CultureInfo.InvariantCulture),
        _ => words.Cell(known, column, cell),
    };
}
