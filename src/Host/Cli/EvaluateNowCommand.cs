using System.CommandLine;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Cli;

/// <summary><c>evaluate-now</c>: evaluates a quarter from the database, stores the run and tells the units, as the schedule would.</summary>
internal static class EvaluateNowCommand
{
    public static Command Create(Terminal terminal)
    {
        var period = new Option<string>("--period") { Description = terminal.Text("EvaluatePeriod"), Required = true, HelpName = "2022-Q4" };
        var by = new Option<string>("--by") { Description = terminal.Text("ImportBy"), Required = true, HelpName = "NAME" };
        var command = new Command("evaluate-now", terminal.Text("EvaluateNow")) { period, by };
        command.SetAction((parsed, cancellation) => Backstage.Run(
            terminal,
            (services, token) => Evaluate(parsed.GetRequiredValue(period), TypedText.Line(parsed.GetRequiredValue(by)), services, terminal, token),
            cancellation));
        return command;
    }

    private static async Task<int> Evaluate(string period, string by, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        var plan = services.GetRequiredService<PlanInForce>().Current;
        if (PeriodOption.Quarter(period, plan, terminal) is not { } quarter)
        {
            return 1;
        }

        var result = await services.GetRequiredService<CommandSender>()
            .Send(new EvaluateQuarter(quarter, RunTrigger.Manual), Actor.AtMachine(by), cancellation);
        if (result.Outcome == EvaluationOutcome.NotClosed)
        {
            return terminal.Fail("NotClosedYet", Shown.Period(quarter, terminal.Culture), Shown.Day(plan.JudgedFrom(quarter), terminal.Culture));
        }

        var code = await Print(result, quarter, services, terminal, cancellation);
        await Send(services, terminal, cancellation);
        return code;
    }

    // The run is stored, and its letters with it: what keeps one from leaving now does not undo that, and it goes later.
    private static async Task Send(IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            await services.GetRequiredService<OutboxSending>().SendDue(cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            terminal.Error.WriteLine(terminal.Text("MailLater", DatabaseAdvice.OneLine(error)));
        }

        await using var db = services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
        foreach (var waiting in await db.Outbox.Where(row => row.State == OutboxState.Waiting && row.LastError != null).GroupBy(row => row.LastError)
            .Select(group => new { Why = group.Key, Count = group.Count() }).ToListAsync(cancellation))
        {
            terminal.Error.WriteLine(terminal.Text("MailWaits", waiting.Count, waiting.Why!));
        }
    }

    private static async Task<int> Print(EvaluationResult result, Period quarter, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        var shown = Shown.Period(quarter, terminal.Culture);
        if (result.Outcome == EvaluationOutcome.NothingChanged)
        {
            terminal.Say("RunUnchanged", shown, result.RunId!);
            return 0;
        }

        await using var db = services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
        var run = await db.Runs.AsNoTracking().SingleAsync(stored => stored.Id == result.RunId, cancellation);
        var counts = StatusLook.All.Where(look => run.Counts[look.Status] > 0)
            .Select(look => $"{look.Label(terminal.Culture)} {run.Counts[look.Status].ToString(CultureInfo.InvariantCulture)}");
        terminal.Say("RunStored", shown, run.Id, string.Join(", ", counts));
        foreach (var change in result.Changes.Where(change => change.Before != change.After))
        {
            terminal.Say("RunChange", change.Target, change.Area, Name(change.Before), Name(change.After));
        }

        return run.Failures == 0 ? 0 : terminal.Fail("RunFailures", run.Failures);

        string Name(Status? status) => status is { } known ? StatusLook.Of(known).Label(terminal.Culture) : "–";
    }
}
