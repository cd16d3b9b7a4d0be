using ActionPlan.Host.Mail;
using Mediator;

namespace ActionPlan.Host.Alerts.Answers;

/// <summary>A leader or the office asks the unit that answers for an alert to explain something by a date; the unit is told by mail.</summary>
internal sealed record AskExplanation(long Alert, string? Question, DateOnly By) : ICommand<AlertReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        AlertDemands.Of(Right.AskExplanation, db, Alert, cancellation);
}

internal sealed class AskExplanationHandler(AppDb db, PlanInForce plans, Acting acting, QuestionLetters letters, TimeProvider time)
    : ICommandHandler<AskExplanation, AlertReply>
{
    public async ValueTask<AlertReply> Handle(AskExplanation command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        var question = TypedText.Lines(command.Question);
        var now = time.GetUtcNow();
        var refusal = question.Length == 0 ? AlertReply.Incomplete
            : question.Length > TypedText.Longest ? AlertReply.TooLong
            : AnswerDates.Refuse(plan, command.By, now);
        if (refusal is { } refused)
        {
            return refused;
        }

        await db.LockAlerts(cancellationToken);
        var alert = await db.Alerts.AsNoTracking()
            .Include(row => row.Events.Where(happened => happened.Kind == AlertEventKind.Asked || happened.Kind == AlertEventKind.Explained))
            .SingleOrDefaultAsync(row => row.Id == command.Alert && row.PlanId == plan.Id, cancellationToken);
        if (alert is null || !plan.Units.ContainsKey(alert.Unit) || plan.Areas.Find(alert.Area) is not { } area)
        {
            return AlertReply.Unknown;
        }

        if (alert.State == AlertState.Resolved)
        {
            return AlertReply.Resolved;
        }

        var asked = alert.Events.FindAll(happened => happened.Kind == AlertEventKind.Asked);
        if (asked.Exists(happened => happened.Text == question && happened.DueOn == command.By && !alert.Events.Exists(other => other.Explains(happened))))
        {
            return AlertReply.AskedAlready;
        }

        db.Add(new AlertEventRow
        {
            AlertId = alert.Id, Kind = AlertEventKind.Asked, At = now, By = acting.Actor.Name, Status = alert.Status, Text = question, DueOn = command.By,
        });
        db.Add(await letters.Write(plan, plan.RecipientFor(alert.Unit, area), alert, new Question(question, command.By, acting.Actor.Name), asked.Count + 1));
        return AlertReply.Done;
    }
}

/// <summary>What a unit is asked.</summary>
internal sealed record Question(string Text, DateOnly By, string AskedBy);
