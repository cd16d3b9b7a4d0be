using ActionPlan.Host.Audit;
using ActionPlan.Host.Pages.Audit;
using ActionPlan.Host.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>The trail's entries to be read and sorted in Excel; what their hashes are of stands in the CSV.</summary>
internal static class AuditSheet
{
    public static Task<IResult> Send(
        [AsParameters] Exporting on, string? from, string? to, string? who, string? action, string? about, [FromQuery(Name = "plan")] string? of,
        IStringLocalizer<AuditTexts> a, CancellationToken cancellation)
    {
        var (plan, words) = (on.Plan, new EntryWords(a, on.Plan));
        var filter = AuditFilter.Read(from, to, who, action, about, [], of);
        TableColumn[] columns = [new(a["Entry"], 10), new(a["When"], 18), new(a["Who"], 34), new(a["Where"], 24), new(a["Action"], 34),
            new(a["What.Column"], 60), new(a["Reason"], 40), new(a["Hash"], 68)];
        return on.Send(new TableSheet(
            a["Title"],
            on.About(IsoDay.Text(filter.From), IsoDay.Text(filter.To), filter.Who, filter.Action is { } done ? words.Action(done) : null, filter.About),
            columns,
            filter.Of(on.Db, plan).AsNoTracking().OrderBy(row => row.Seq).AsAsyncEnumerable().Select(IReadOnlyList<TableCell> (row) =>
            [
                row.Seq, TableCell.Moment(row.At, plan.TimeZone), row.Actor, row.From, words.Action(row.Action), words.Brief(row) ?? a["Unreadable"].Value,
                row.Reason, row.Hash,
            ])), cancellation);
    }
}
