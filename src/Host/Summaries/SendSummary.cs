using ActionPlan.Host.Mail;
using Mediator;

namespace ActionPlan.Host.Summaries;

/// <summary>The office mails a summary: a unit's to the unit, a module's to all who answer in it. The same is sent to nobody twice a day.</summary>
internal sealed record SendSummary(SummarySubject Subject, Period Quarter, string Area) : ICommand<SendSummaryResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([new Demand(Right.WriteReports, Area: Area)]);
}

/// <param name="Known">Whether there is such a unit or module, and the quarter was evaluated.</param>
/// <param name="Sent">How many messages were put into the outbox.</param>
internal sealed record SendSummaryResult(bool Known, int Sent);

internal sealed class SendSummaryHandler(AppDb db, PlanInForce plans, SummaryReading reading, SummaryLetters letters, TimeProvider time)
    : ICommandHandler<SendSummary, SendSummaryResult>
{
    public async ValueTask<SendSummaryResult> Handle(SendSummary command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        if (!command.Subject.IsIn(plan) || plan.Areas.Find(command.Area) is not { } area)
        {
            return new SendSummaryResult(false, 0);
        }

        // Of two who press at once the second finds the messages of the first.
        await db.LockAlerts(cancellationToken);
        var sent = 0;
        foreach (var unit in command.Subject.Units(plan))
        {
            // Of other units' figures a reader is told nothing.
            var facts = await reading.Load(command.Quarter, area, [.. SummaryReading.Reporting(plan).Where(one => one == unit)], cancellationToken);
            if (facts.Judged?.Run is not { } run)
            {
                return new SendSummaryResult(false, 0);
            }

            var recipient = plan.RecipientFor(unit, area);
            var key = FormattableString.Invariant(
                $"summary|{plan.Id}|{command.Subject.Of}:{command.Subject.Id}|{area.Id}|{run.Id}|{plan.DayOf(time.GetUtcNow()):yyyy-MM-dd}|{recipient.Unit}|{recipient.Key.Area}");
            if (!await db.Outbox.AnyAsync(row => row.DedupeKey == key, cancellationToken))
            {
                db.Add(await letters.Write(plan, recipient, [reading.Compose(facts, command.Subject)], [area], key, run.Id));
                sent++;
            }
        }

        return new SendSummaryResult(true, sent);
    }
}
