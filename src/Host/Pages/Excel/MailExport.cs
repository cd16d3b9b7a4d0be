using ActionPlan.Host.Mail;
using ActionPlan.Host.Pages.Mail;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Words;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>Which messages were made and sent, without what they say.</summary>
internal static class MailExport
{
    public static async Task<IResult> Send([AsParameters] Exporting on, string? unit, string? kind, string? state, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        unit = Exports.OneOf(unit, plan.Units.Keys);
        OutboxKind? ofKind = Exports.OneOf(kind, Enum.GetNames<OutboxKind>()) is { } one ? Enum.Parse<OutboxKind>(one) : null;
        OutboxState? wanted = Exports.OneOf(state, Enum.GetNames<OutboxState>()) is { } known ? Enum.Parse<OutboxState>(known) : null;
        var rows = on.Db.Outbox.AsNoTracking()
            .Where(row => (unit == null || row.Unit == unit) && (ofKind == null || row.Kind == ofKind) && (wanted == null || row.State == wanted))
            .OrderByDescending(row => row.Id)
            .Select(row => new { row.Subject, row.Kind, row.Unit, row.To, row.CreatedAt, row.State, row.Attempts, row.SentAt, row.LastError }).AsAsyncEnumerable();
        var units = await MailUnits.Read(on.Db, on.Plans, cancellation);
        TableColumn[] columns =
        [
            new(t["Mail.Subject"], 60), new(t["Mail.Kind"], 20), new(t["Field.Unit"], 30), new(t["Mail.To"], 30), new(t["Mail.Created"], 18), new(t["Mail.State"], 18),
            new(t["Export.Attempts"], 10), new(t["Export.SentAt"], 18), new(t["Mail.Error"], 40),
        ];
        return await on.Download.Of(
            new TableSheet(
                t["Mail.Title"],
                Exports.About(plan, on.Clock, unit is null ? null : plan.UnitName(unit), ofKind is null ? null : t["OutboxKind." + ofKind].Value, wanted is null ? null : t["OutboxState." + wanted].Value),
                columns,
                rows.Select(IReadOnlyList<TableCell> (row) =>
                [
                    row.Subject, t["OutboxKind." + row.Kind].Value, units.Name(row.Unit, row.CreatedAt), row.To, TableCell.Moment(row.CreatedAt, plan.TimeZone), t["OutboxState." + row.State].Value,
                    row.Attempts, TableCell.Moment(row.SentAt, plan.TimeZone), row.LastError,
                ])),
            t["Mail.Title"],
            cancellation);
    }
}
