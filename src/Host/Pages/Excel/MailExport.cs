using ActionPlan.Host.Mail;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>Which messages were made and sent, without what they say.</summary>
internal static class MailExport
{
    public static async Task<IResult> Send(
        [AsParameters] Exporting on, string? unit, string? kind, string? state, string? area, Acting acting, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        var filter = OutboxFilter.Read(plan, acting.AreaFilterChoices(plan), unit, kind, state, area, []);
        var rows = filter.Of(on.Db, plan)
            .Select(row => new { row.Subject, row.Kind, row.Unit, row.To, row.CreatedAt, row.State, row.Attempts, row.SentAt, row.LastError })
            .AsAsyncEnumerable();
        var units = await new OutboxReading(on.Db, on.Plans).Units(cancellation);
        TableColumn[] columns =
        [
            new(t["Mail.Subject"], 60), new(t["Mail.Kind"], 20), new(t["Field.Unit"], 30), new(t["Mail.To"], 30), new(t["Mail.Created"], 18),
            new(t["Mail.State"], 18),
            new(t["Export.Attempts"], 10), new(t["Export.SentAt"], 18), new(t["Mail.Error"], 40),
        ];
        return await on.Send(new TableSheet(
            t["Mail.Title"],
            on.About(filter.Unit is { } of ? plan.UnitName(of) : null, filter.Area is { } about ? plan.AreaName(about) : null,
                filter.Kind is { } ofKind ? t["OutboxKind." + ofKind].Value : null, filter.State is { } wanted ? t["OutboxState." + wanted].Value : null),
                columns,
            rows.Select(IReadOnlyList<TableCell> (row) =>
            [
                row.Subject, t["OutboxKind." + row.Kind].Value, units.Name(row.Unit, row.CreatedAt), row.To, TableCell.Moment(row.CreatedAt, plan.TimeZone),
                t["OutboxState." + row.State].Value,
                row.Attempts, TableCell.Moment(row.SentAt, plan.TimeZone), row.LastError,
            ])), cancellation);
    }
}
