using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Scheduling;

namespace ActionPlan.Host.Samples;

/// <summary>
/// Lets the made-up people answer, ask, urge and report on their days, by the commands that real people use. What a changed plan does not know any
/// more is passed over: the sample still loads.
/// </summary>
internal sealed class SampleConversation(
    CommandSender commands, IDbContextFactory<AppDb> databases, EscalationSweep escalation, SampleClock clock, Plan plan, IReadOnlyList<SampleStep> steps)
{
    private readonly SampleReporting reporting = new(commands, databases, plan);

    private static readonly TimeOnly Morning = new(9, 30);

    private readonly Queue<SampleStep> waiting = new(steps);

    public async Task Until(DateOnly day, CancellationToken cancellation)
    {
        while (waiting.TryPeek(out var next) && next.On <= day)
        {
            var step = waiting.Dequeue();
            clock.Set(step.On, Morning, plan.TimeZone);
            try
            {
                await Do(step, cancellation);
            }
            catch (NotAllowedException)
            {
                // Another unit leads or answers in this plan.
            }
        }
    }

    private async Task Do(SampleStep step, CancellationToken cancellation)
    {
        switch (step.Do)
        {
            case SampleDeed.Escalate:
                await escalation.AfterEvaluation(cancellation);
                break;
            case SampleDeed.EndTerm:
                await commands.Send(new EndTerm(), Actor.System("Lịch tự động"), cancellation);
                break;
            case SampleDeed.Update:
                await commands.Send(new UpdateAssignment(step.Assignment!, step.State, step.Text, step.Due, step.Why), By(step), cancellation);
                break;
            case SampleDeed.Urge:
                await commands.Send(new UrgeAssignment(step.Assignment!, step.Text), By(step), cancellation);
                break;
            case SampleDeed.Name or SampleDeed.Draft or SampleDeed.Fill or SampleDeed.Review or SampleDeed.Issue:
                await reporting.Do(step, step.On, cancellation);
                break;
            default:
                if (await Standing(step.Target!, cancellation) is { } alert)
                {
                    await commands.Send(About(alert, step), By(step), cancellation);
                }

                break;
        }
    }

    private static Mediator.ICommand<AlertReply> About(AlertRow alert, SampleStep step) => step.Do switch
    {
        SampleDeed.Answer => new AnswerAlert(alert.Id, step.Cause, step.Remedy, step.Person, step.Due!.Value),
        SampleDeed.Ask => new AskExplanation(alert.Id, step.Text, step.Due!.Value),
        _ => new GiveExplanation(alert.Id, alert.Events.FindLast(happened => happened.Kind == AlertEventKind.Asked)?.Id ?? 0, step.Text),
    };

    private async Task<AlertRow?> Standing(string target, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        return await db.Alerts.AsNoTracking().Include(alert => alert.Events.OrderBy(happened => happened.Id))
            .FirstOrDefaultAsync(alert => alert.PlanId == plan.Id && alert.Target == target && alert.State != AlertState.Resolved, cancellation);
    }

    private static Actor By(SampleStep step) => SampleAccounts.Actor(step.By);
}
