using Mediator;

namespace ActionPlan.Host.Alerts.Answers;

/// <summary>The unit explains what it was asked; once for each question.</summary>
internal sealed record GiveExplanation(long Alert, long Question, string? Text) : ICommand<AlertReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        AlertDemands.Of(Right.AnswerAlerts, db, Alert, cancellation);
}

internal sealed class GiveExplanationHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<GiveExplanation, AlertReply>
{
    public async ValueTask<AlertReply> Handle(GiveExplanation command, CancellationToken cancellationToken)
    {
        var text = TypedText.Lines(command.Text);
        if (text.Length is 0 or > TypedText.Longest)
        {
            return text.Length == 0 ? AlertReply.Incomplete : AlertReply.TooLong;
        }

        await db.LockAlerts(cancellationToken);
        var events = await db.AlertEvents.AsNoTracking()
            .Where(row => row.AlertId == command.Alert && row.Alert!.PlanId == plans.Current.Id
                && (row.Kind == AlertEventKind.Asked || row.Kind == AlertEventKind.Explained))
            .ToListAsync(cancellationToken);
        if (!events.Exists(row => row.Kind == AlertEventKind.Asked && row.Id == command.Question))
        {
            return AlertReply.Unknown;
        }

        if (events.Exists(row => row.Kind == AlertEventKind.Explained && row.QuestionId == command.Question))
        {
            return AlertReply.AnsweredMeanwhile;
        }

        db.Add(new AlertEventRow
        {
            AlertId = command.Alert, Kind = AlertEventKind.Explained, At = time.GetUtcNow(), By = acting.Actor.Name, Text = text, QuestionId = command.Question,
        });
        return AlertReply.Done;
    }
}
