using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Pages.Provisional;
using ActionPlan.Host.Pages.Targets;
using ActionPlan.Host.Sheets;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>The lists of the pages as workbooks: the same filters, the same reach.</summary>
internal static class Exports
{
    public static void MapExports(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/export").TellsWhoTakesWhat();
        group.MapGet("/course/{module}/{id}/{kind}", CourseDownload.Send).Needs(Right.ReadPlan);
        group.MapGet("/overview", OverviewExport.Send).Needs(Right.ReadPlan);
        group.MapGet("/figures", FigureExport.Send).Needs(Right.ReadPlan);
        group.MapGet("/completeness", CompletenessExport.Send).Needs(Right.ReadUnit);
        group.MapGet("/registers/{register}", RegisterExport.Send).Needs(Right.ReadUnit);
        group.MapGet("/alerts", AlertExport.Send).Needs(Right.ReadPlan);
        group.MapGet("/assignments", AssignmentExport.Send).Needs(Right.ReadPlan);
        group.MapGet("/runs/{id:long}", RunExport.Send).Needs(Right.ReadPlan);
        group.MapGet("/provisional", ProvisionalExport.Send).Needs(Right.ReadUnit);
        group.MapGet("/audit", AuditSheet.Send).Needs(Right.ReadAudit);
        group.MapGet("/mail", MailExport.Send).Needs(Right.ReadUnit);
        group.MapGet("/overdue", OverdueExport.Send).Needs(Right.ReadPlan);
        group.MapGet("/corrections", CorrectionExport.Send).Needs(Right.ReadUnit);
        group.MapGet("/runs", RunsExport.Send).Needs(Right.ReadPlan);
        group.MapGet("/reports", ReportsExport.Send).Needs(Right.ReadReports);
        group.MapGet("/people", PeopleExport.Send).Needs(Right.ManagePeople);
        group.MapGet("/units", UnitExport.Units).Needs(Right.EditUnitsAndAreas);
        group.MapGet("/areas", UnitExport.Areas).Needs(Right.EditUnitsAndAreas);
        group.MapGet("/keys", KeyExport.Send).Needs(Right.ManageApiKeys);
    }

    /// <summary>A filter that is one of the known values; others are ignored, as the page does, which says so.</summary>
    public static string? OneOf(string? given, IEnumerable<string> known) => Asked.OneOf(given, known, "", []);
}

/// <summary>What every export needs; nothing of it comes with the request.</summary>
internal sealed record Exporting(
    [FromServices] AppDb Db, [FromServices] PlanInForce Plans, [FromServices] TimeProvider Clock, [FromServices] TableDownload Download,
    [FromServices] IStringLocalizer<Texts> T)
{
    public Plan Plan => Plans.Current;

    /// <summary>The line below the title: the filters in force, and when this was written.</summary>
    public string About(params IEnumerable<string?> chosen) =>
        string.Join(" · ", chosen.Where(part => !string.IsNullOrEmpty(part)).Append(Show.Moment(Clock.GetUtcNow(), Plan.TimeZone)));

    /// <param name="name">The file's name, where it is not the title.</param>
    public Task<IResult> Send(TableSheet table, CancellationToken cancellation, string? name = null) => Download.Of(table, name ?? table.Title, cancellation);
}
