using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Faults.Tests;

/// <summary>What people and the schedule do with an installation. Each gives what is wrong; null for nothing.</summary>
internal static class Deeds
{
    private static readonly Actor Person = Actor.AtMachine("Nguyễn Văn A");

    public static async Task<string?> Import(IServiceProvider services, CancellationToken cancellation)
    {
        var entries = Site.Figures.Select(figure => new FigureEntry(figure.Figure, "ward", Period.Parse(Site.Quarter), figure.Value)).ToList();
        var recorded = await Send(services, new RecordFigures(entries, "Báo cáo quý", FigureOrigin.Imported), cancellation);
        return recorded.Refused.Count == 0 ? null : "figures refused";
    }

    public static async Task<string?> Evaluate(IServiceProvider services, CancellationToken cancellation) =>
        await JudgeAndSend(services, cancellation) ?? await Proved(services, cancellation);

    public static async Task<string?> JudgeAndSend(IServiceProvider services, CancellationToken cancellation)
    {
        await Send(services, new EvaluateQuarter(Period.Parse(Site.Quarter), RunTrigger.Manual), cancellation);
        await services.GetRequiredService<OutboxSending>().SendDue(cancellation);
        return null;
    }

    /// <summary>What the schedule does in a day.</summary>
    public static async Task<string?> Sweep(IServiceProvider services, CancellationToken cancellation) =>
        await Schedule(services, cancellation) ?? await Evaluate(services, cancellation);

    public static async Task<string?> Schedule(IServiceProvider services, CancellationToken cancellation)
    {
        await services.GetRequiredService<EvaluationSweep>().Run(cancellation);
        await services.GetRequiredService<EscalationSweep>().AfterEvaluation(cancellation);
        await services.GetRequiredService<EscalationSweep>().Run(cancellation);
        await services.GetRequiredService<ReminderSweep>().Run(cancellation);
        await services.GetRequiredService<OutboxSending>().SendDue(cancellation);
        return null;
    }

    /// <summary>A report on the quarter, brought to where it can be issued.</summary>
    public static Task<string?> Review(IServiceProvider services, CancellationToken cancellation) =>
        ReviewOf(services, Period.Parse(Site.Quarter), cancellation);

    public static async Task<string?> ReviewOf(IServiceProvider services, Period quarter, CancellationToken cancellation)
    {
        var id = (await Send(services, new DraftReport(ReportKind.Quarter, "ward", quarter), cancellation)).Id!.Value;
        await using (var db = services.GetRequiredService<AppDbFactory>().CreateDbContext())
        {
            foreach (var section in await new ReportQueries(db).NewestSections(id, cancellation))
            {
                var text = string.Join('\n', section.Text.Split('\n').Where(line => !line.StartsWith('[')));
                await Send(
                    services, new EditSection(
                        id, section.Section, section.Section == SectionIds.Proposals || text.Length == 0 ? "Không có." : text, section.Id), cancellation);
            }
        }

        var names = new ReportNames
        {
            Superior = "ĐẢNG BỘ QUẬN", Issuer = "ĐẢNG ỦY PHƯỜNG 12", Place = "Phường 12", SignatoryPost = "BÍ THƯ", Signatory = "Nguyễn Văn A",
            Recipients = ["Ban Chấp hành"], Addresses = ["bch@phuong12.example", "vanphong@phuong12.example"],
        };
        await Send(services, new SaveReportSettings("ward", names, 4), cancellation);
        var sent = await Send(services, new SendReportForReview(id), cancellation);
        return sent.Reply == ReportReply.Done ? null : $"not to be reviewed: {sent.Reply} {sent.What}";
    }

    public static async Task<string?> Issue(IServiceProvider services, CancellationToken cancellation) =>
        await IssueOf(services, Period.Parse(Site.Quarter), cancellation) ?? await Proved(services, cancellation);

    public static async Task<string?> IssueOf(IServiceProvider services, Period quarter, CancellationToken cancellation)
    {
        var id = (await Send(services, new DraftReport(ReportKind.Quarter, "ward", quarter), cancellation)).Id!.Value;
        var today = services.GetRequiredService<PlanInForce>().Current.DayOf(services.GetRequiredService<TimeProvider>().GetUtcNow());
        var issued = await Send(services, new IssueReport(id, today), cancellation);
        await services.GetRequiredService<OutboxSending>().SendDue(cancellation);
        return issued.Reply is ReportReply.Done or ReportReply.AlreadyIssued ? null : $"not issued: {issued.Reply} {issued.What}";
    }

    /// <summary>As <c>verify-audit</c> proves it.</summary>
    public static async Task<string?> Proved(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
        var problems = await new AuditCheck(db, services.GetServices<ISealed>()).Run(null, cancellation);
        return problems.Count == 0
            ? null : string.Join("; ", problems.Select(problem => problem.Message(System.Globalization.CultureInfo.GetCultureInfo("en-GB"))));
    }

    private static Task<T> Send<T>(IServiceProvider services, ICommand<T> command, CancellationToken cancellation) =>
        services.GetRequiredService<CommandSender>().Send(command, Person, cancellation);
}
