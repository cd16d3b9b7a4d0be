using System.CommandLine;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Scheduling;
using ActionPlan.Rules.Differences;

namespace ActionPlan.Host.Cli;

/// <summary><c>publish</c>: a person's word that the folder's plan takes effect, from a quarter on; or that one which still waits is withdrawn.</summary>
internal static class PublishCommand
{
    private sealed record Request(string? From, string By, string Reason, bool Replace, bool OnlyShow, bool Withdraw, bool Json);

    public static Command Create(Terminal terminal)
    {
        var from = new Option<string>("--from") { Description = terminal.Text("PublishFrom"), HelpName = "2024-Q1" };
        var by = new Option<string>("--by") { Description = terminal.Text("PublishBy"), Required = true, HelpName = "NAME" };
        var reason = new Option<string>("--reason") { Description = terminal.Text("PublishReason"), HelpName = "TEXT" };
        var replace = new Option<bool>("--replace") { Description = terminal.Text("PublishReplace") };
        var show = new Option<bool>("--dry-run") { Description = terminal.Text("PublishDryRun") };
        var withdraw = new Option<bool>("--withdraw") { Description = terminal.Text("PublishWithdraw") };
        var json = new Option<bool>("--json") { Description = terminal.Text("Json") };
        var command = new Command("publish", terminal.Text("Publish")) { from, by, reason, replace, show, withdraw, json };
        command.SetAction((parsed, cancellation) => Run(
            new Request(
                parsed.GetValue(from) is { } quarter ? TypedText.Word(quarter) : null, TypedText.Line(parsed.GetRequiredValue(by)),
                TypedText.Line(parsed.GetValue(reason)),
                parsed.GetValue(replace), parsed.GetValue(show), parsed.GetValue(withdraw), parsed.GetValue(json)),
            terminal,
            cancellation));
        return command;
    }

    private static async Task<int> Run(Request request, Terminal terminal, CancellationToken cancellation)
    {
        if (request.By.Length is 0 or > Sizes.Person)
        {
            return terminal.Fail("WhoAndWhy");
        }

        if (request.From is not null && !(Period.TryParse(request.From, out var from) && !from.IsYear))
        {
            return terminal.Fail("BadPeriod", request.From);
        }

        return await Backstage.Run(terminal,
            (services, token) => request.Withdraw ? Withdraw(request, services, terminal, token) : Publish(request, services, terminal, token),
            cancellation, holds: true);
    }

    private static async Task<int> Publish(Request request, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        var plans = services.GetRequiredService<PlanInForce>();
        if (plans.Problems.Count > 0)
        {
            PlanFiles.Write(plans.Problems, terminal);
            if (request.Json)
            {
                terminal.Json(new { Outcome = PublishOutcome.FolderChanged, Problems = plans.Problems.Select(problem => PlanFiles.ToJson(problem, terminal)) });
            }

            return terminal.Fail("PlanIsBad", plans.Problems[0].File, plans.Problems.Count);
        }

        var plan = plans.Waiting?.Plan ?? plans.Current;
        Period? first = request.From is null ? null : Period.Parse(request.From);
        var follows = new PublishFollows(
            plans.Waiting?.Vanishing ?? [], PlanDifferences.Between(plans.Current, plan, terminal.Culture),
            await Restated(plans, plan, first, services, cancellation));
        if (!request.Json)
        {
            follows.Say(terminal);
        }

        if (request.OnlyShow)
        {
            return request.Json ? Tell(null, first) : 0;
        }

        var published = await services.GetRequiredService<CommandSender>()
            .Send(new PublishPlan(plan.Version, first, request.Reason, request.Replace), Actor.AtMachine(request.By), cancellation);
        if (published.Outcome == PublishOutcome.Done)
        {
            await plans.Load(cancellation);
            await services.GetRequiredService<EvaluationSweep>().JudgeAgain(cancellation);
            await services.GetRequiredService<OutboxSending>().SendDue(cancellation);
        }

        return request.Json ? Tell(published.Outcome, published.From) : Say(published, plan, terminal);

        int Tell(PublishOutcome? outcome, Period? from)
        {
            terminal.Json(follows.ToJson(outcome, plan, from, terminal));
            return outcome is null or PublishOutcome.Done or PublishOutcome.Nothing ? 0 : 1;
        }
    }

    private static int Say(Published published, Plan plan, Terminal terminal)
    {
        if (published.Outcome is not (PublishOutcome.Done or PublishOutcome.Nothing))
        {
            return terminal.Fail(
                "Publish" + published.Outcome, published.From, plan.From, plan.To,
                string.Join(", ", published.Replaced.Select(row => $"{row.Sha256[..12]} ({row.From})")));
        }

        terminal.Say(published.Outcome == PublishOutcome.Done ? "Published" : "PublishNothing", plan.Version[..12], published.From);
        return 0;
    }

    /// <summary>What judging again would change, before it is done; null where no quarter would be.</summary>
    private static async Task<IReadOnlyList<RestatedQuarter>?> Restated(
        PlanInForce plans, Plan plan, Period? first, IServiceProvider services, CancellationToken cancellation)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        await using var db = services.GetRequiredService<IDbContextFactory<AppDb>>().CreateDbContext();
        return first is { } from && from >= plan.From && from < await services.GetRequiredService<Publishing>().Usual(db, plan, now, cancellation)
            ? await new Restatements(db).Preview(plans, plan, from, now, cancellation)
            : null;
    }

    private static async Task<int> Withdraw(Request request, IServiceProvider services, Terminal terminal, CancellationToken cancellation)
    {
        var plans = services.GetRequiredService<PlanInForce>();
        if (plans.Publications.Newest is not { } newest)
        {
            return Tell(DraftReply.NoLongerWaits, null);
        }

        if (request.OnlyShow)
        {
            var waits = (await services.GetRequiredService<Publishing>().Withdrawable(plans.Publications, plans.Current, cancellation))
                .Any(row => row.Seq == newest.Seq);
            return waits ? Show(newest) : Tell(DraftReply.NoLongerWaits, newest);
        }

        var reply = await services.GetRequiredService<CommandSender>()
            .Send(new WithdrawPublication(newest.Seq, request.Reason), Actor.AtMachine(request.By), cancellation);
        await plans.Load(cancellation);
        return Tell(reply, newest);

        int Show(PlanChangeRow waiting)
        {
            if (request.Json)
            {
                terminal.Json(new { Outcome = (DraftReply?)null, Version = waiting.Sha256, From = waiting.From?.ToString() });
            }
            else
            {
                terminal.Say("WithdrawWould", waiting.Sha256[..12], waiting.From!);
            }

            return 0;
        }

        int Tell(DraftReply reply, PlanChangeRow? waiting)
        {
            if (request.Json)
            {
                terminal.Json(new { Outcome = reply, Version = waiting?.Sha256, From = waiting?.From?.ToString(), InForce = plans.Current.Version });
            }
            else if (reply == DraftReply.Done)
            {
                terminal.Say("Withdrawn", waiting!.Sha256[..12], plans.Current.Version[..12]);
            }

            return reply switch
            {
                DraftReply.Done => 0,
                DraftReply.ReasonMissing or DraftReply.TooLong => terminal.Fail("WithdrawReason"),
                DraftReply.NotWritable => terminal.Fail("WithdrawNotWritable", plans.Folder),
                _ => terminal.Fail("WithdrawNothing"),
            };
        }
    }
}
