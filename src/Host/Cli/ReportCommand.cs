using System.CommandLine;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Cli;

/// <summary><c>report</c>: writes the draft of a report as a Word file, without keeping it in the database.</summary>
internal static class ReportCommand
{
    public static Command Create(Terminal terminal)
    {
        var period = new Option<string>("--period") { Description = terminal.Text("EvaluatePeriod"), Required = true, HelpName = "2022-Q4" };
        var output = new Option<FileInfo>("--out") { Description = terminal.Text("ReportOut"), Required = true, HelpName = "FILE.docx" };
        var kind = new Option<ReportKind>("--kind") { Description = terminal.Text("ReportKind") };
        var area = new Option<string>("--area") { Description = terminal.Text("ReportArea"), HelpName = "ID" };
        var command = new Command("report", terminal.Text("Report")) { period, output, kind, area };
        command.SetAction((parsed, cancellation) => Backstage.Run(
            terminal,
            (services, token) => Write(
                parsed.GetRequiredValue(period), parsed.GetValue(kind), parsed.GetValue(area), parsed.GetRequiredValue(output), services, terminal, token),
            cancellation));
        return command;
    }

    private static async Task<int> Write(
        string period, ReportKind kind, string? area, FileInfo output, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        var plan = services.GetRequiredService<PlanInForce>().Current;
        if (PeriodOption.Quarter(period, plan, terminal) is not { } quarter)
        {
            return 1;
        }

        if (!kind.EndsWith(quarter, plan.To))
        {
            return terminal.Fail("ReportNotThen", kind, quarter);
        }

        if (RootOf(plan, area) is not { } root)
        {
            return terminal.Fail("ReportNoArea", area!);
        }

        await using var db = services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
        if (await db.Runs.InForce(plan.Id, quarter, cancellation) is null)
        {
            return terminal.Fail("ReportNoRun", Shown.Period(quarter, terminal.Culture));
        }

        var report = await services.GetRequiredService<ReportDrafting>().Draft(db, kind, root, quarter, cancellation);
        await File.WriteAllBytesAsync(output.FullName, ReportDocument.Write(report), cancellation);
        terminal.Say("ReportWritten", Shown.Period(quarter, terminal.Culture), output.FullName);
        return 0;
    }

    private static Area? RootOf(Plan plan, string? id) => id is null ? plan.Areas.Roots[0] : plan.Areas.Roots.FirstOrDefault(root => root.Id == id);
}
