using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using Mediator;

namespace ActionPlan.Host.Samples;

/// <summary>Lets the made-up office draft, finish and issue quarterly reports, by the commands that a real one uses.</summary>
internal sealed class SampleReporting(CommandSender commands, IDbContextFactory<AppDb> databases, Plan plan)
{
    private string Area => plan.Areas.Roots[0].Id;

    public async Task Do(SampleStep step, DateOnly today, CancellationToken cancellation)
    {
        if (await CommandOf(step, today, cancellation) is not { } command)
        {
            return;
        }

        var result = await commands.Send(command, SampleAccounts.Actor(step.By), cancellation);
        if (result.Reply != ReportReply.Done)
        {
            throw new InvalidOperationException($"The sample's step '{step.Do}' on {step.On} was refused: {result.Reply} {result.What}.");
        }
    }

    private async Task<ICommand<ReportResult>?> CommandOf(SampleStep step, DateOnly today, CancellationToken cancellation)
    {
        switch (step.Do)
        {
            case SampleDeed.Name:
                return new SaveReportSettings(Area, step.Names!, 0);
            case SampleDeed.Draft:
                return new DraftReport(ReportKind.Quarter, Area, Period.Parse(step.Quarter!));
        }

        await using var db = databases.CreateDbContext();
        var quarter = Period.Parse(step.Quarter!);
        if (await db.Reports.Where(row => row.PlanId == plan.Id && row.Kind == ReportKind.Quarter && row.Period == quarter)
            .Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellation) is not { } id)
        {
            return null;
        }

        return step.Do switch
        {
            SampleDeed.Review => new SendReportForReview(id),
            SampleDeed.Issue => new IssueReport(id, today),
            _ => (await new ReportQueries(db).NewestSections(id, cancellation)).FirstOrDefault(section => section.Section == step.Section) is { } section
                ? new EditSection(id, section.Section, ReportNumbers.Filled(section.Text, step.Text ?? ""), section.Id)
                : null,
        };
    }
}
