using System.Text;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Sheets;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Audit;

/// <summary>
/// The entries asked for as CSV, oldest first and with all that their hashes are of, so that they can be verified without this program. A cell
/// that a spreadsheet could take for a formula, or that begins with an apostrophe, gets an apostrophe in front.
/// </summary>
internal static class AuditExport
{
    private const string Header = "form,seq,previousHash,at,actor,userId,from,action,reason,planId,subjects,changes,hash";

    public static void MapAuditExport(this IEndpointRouteBuilder app) => app.MapGet("/audit/export", Export).Needs(Right.ReadAudit);

    private static async Task<PushStreamHttpResult> Export(
        string? from, string? to, string? who, string? action, string? about, [FromQuery(Name = "plan")] string? of,
        AppDb db, PlanInForce plans, Acting acting, AuditTrail trail, CancellationToken cancellation)
    {
        var filter = AuditFilter.Read(from, to, who, action, about, [], of);
        var last = (await new AuditReading(db).Head(cancellation))?.Seq ?? 0;
        var facts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["what"] = "audit", ["filter"] = filter.Query() };
        await trail.Write(acting.Actor, AuditActions.Exported, facts, cancellation);
        var rows = filter.Of(db, plans.Current).AsNoTracking().Where(row => row.Seq <= last).OrderBy(row => row.Seq);
        return TypedResults.Stream(stream => Write(stream, rows, cancellation), "text/csv; charset=utf-8", "nhat-ky.csv");
    }

    internal static async Task Write(Stream stream, IQueryable<AuditRow> rows, CancellationToken cancellation)
    {
        // With a mark of its encoding: Excel takes UTF-8 for something else without.
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(Header.AsMemory(), cancellation);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            string?[] cells =
            [
                Number(row.Form), Number(row.Seq), row.PreviousHash, Canonical.Moment(row.At), row.Actor, row.UserId, row.From, row.Action,
                row.Reason, row.PlanId,
                row.Subjects, row.Changes, row.Hash,
            ];
            await text.WriteLineAsync(string.Join(',', cells.Select(Cell)).AsMemory(), cancellation);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // What is not there is an empty cell, an empty text is quoted.
    private static string Cell(string? value) => value is null ? ""
        : $"\"{(SheetText.LooksLikeFormula(value) || value is ['\'', ..] ? "'" : "")}{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
