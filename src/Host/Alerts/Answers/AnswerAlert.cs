using Mediator;

namespace ActionPlan.Host.Alerts.Answers;

/// <summary>The unit answers an alert: why it happened, what it does, who answers for that, and by when.</summary>
/// <param name="Cause">Why it happened.</param>
/// <param name="Remedy">What is done.</param>
/// <param name="Person">Who answers for it.</param>
/// <param name="By">By when.</param>
/// <param name="Known">The newest answer that was seen, 0 for none; null where nobody looked.</param>
internal sealed record AnswerAlert(long Alert, string? Cause, string? Remedy, string? Person, DateOnly By, long? Known = null)
    : ICommand<AlertReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        AlertDemands.Of(Right.AnswerAlerts, db, Alert, cancellation);
}

internal sealed class AnswerAlertHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<AnswerAlert, AlertReply>
{
    public async ValueTask<AlertReply> Handle(AnswerAlert command, CancellationToken cancellationToken)
    {
        await db.LockAlerts(cancellationToken);
        return (await AlertAnswers.Take(db, plans.Current, command.Alert, new Answer(command.Cause, command.Remedy, command.Person, command.By), command.Known,
            acting.Actor.Name, time.GetUtcNow(), cancellationToken)).Reply;
    }
}

/// <summary>A unit's commitment on an alert.</summary>
internal sealed record Answer(string? Cause, string? Remedy, string? Person, DateOnly By);

internal static class AlertAnswers
{
    /// <summary>Gives the answer that was typed, if it can be taken; for whoever holds the lock on alerts.</summary>
    public static async Task<(AlertReply Reply, AlertRow? Alert)> Take(
        AppDb db, Plan plan, long id, Answer typed, long? known, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        var (cause, remedy, person) = (TypedText.Lines(typed.Cause), TypedText.Lines(typed.Remedy), TypedText.Line(typed.Person));
        var refusal = cause.Length == 0 || remedy.Length == 0 || person.Length == 0 ? AlertReply.Incomplete
            : cause.Length > TypedText.Longest || remedy.Length > TypedText.Longest || person.Length > Sizes.Person ? AlertReply.TooLong
            : AnswerDates.Refuse(plan, typed.By, now);
        if (refusal is { } refused)
        {
            return (refused, null);
        }

        var alert = await db.Alerts.SingleOrDefaultAsync(row => row.Id == id && row.PlanId == plan.Id, cancellation);
        if (alert is null or { State: AlertState.Resolved })
        {
            return (alert is null ? AlertReply.Unknown : AlertReply.Resolved, null);
        }

        if (known is { } seen && seen != await Newest(db, alert.Id, cancellation))
        {
            return (AlertReply.AnsweredMeanwhile, null);
        }

        Give(db, alert, new Answer(cause, remedy, person, typed.By), by, now);
        return (AlertReply.Done, alert);
    }

    public static void Give(AppDb db, AlertRow alert, Answer answer, string by, DateTimeOffset now)
    {
        (alert.State, alert.WaitingSince) = (AlertState.Acknowledged, null);
        (alert.Cause, alert.Remedy, alert.RemedyPerson, alert.RemedyBy) = (answer.Cause, answer.Remedy, answer.Person, answer.By);
        (alert.AnsweredAt, alert.AnsweredBy) = (now, by);
        db.Add(new AlertEventRow
        {
            AlertId = alert.Id, Kind = AlertEventKind.Answered, At = now, By = by, Status = alert.Status,
            Cause = answer.Cause, Remedy = answer.Remedy, Person = answer.Person, DueOn = answer.By,
        });
    }

    /// <summary>
    /// Undoes the newest answer, if it was given at that moment by that person: what was promised before binds again. Where nothing was, or a run has
    /// asked anew since, the unit owes an answer.
    /// </summary>
    public static async Task<AlertReply> TakeBack(
        AppDb db, AlertRow alert, (DateTimeOffset At, string By) given, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (alert.State == AlertState.Resolved)
        {
            return AlertReply.Resolved;
        }

        var events = await db.AlertEvents.AsNoTracking()
            .Where(row => row.AlertId == alert.Id && (row.Kind == AlertEventKind.Answered || row.Kind == AlertEventKind.TakenBack
                || row.Kind == AlertEventKind.StatusChanged)).OrderBy(row => row.Id)
            .ToListAsync(cancellation);
        var standing =
            events.Where(row => row.Kind == AlertEventKind.Answered
                && !events.Exists(other => other.Kind == AlertEventKind.TakenBack && other.QuestionId == row.Id)).ToList();
        if (standing is not [.., var newest] || (newest.At, newest.By) != given)
        {
            return AlertReply.AnsweredMeanwhile;
        }

        var before = standing.Count > 1 ? standing[^2] : null;
        var asked = before is null ? (Is: true, OfAnother: false) : AskedAnewSince(before, events);
        before = asked.OfAnother ? null : before;
        (alert.State, alert.WaitingSince) = asked.Is ? (AlertState.Open, (DateTimeOffset?)now) : (AlertState.Acknowledged, null);
        (alert.Cause, alert.Remedy, alert.RemedyPerson, alert.RemedyBy) = (before?.Cause, before?.Remedy, before?.Person, before?.DueOn);
        (alert.AnsweredAt, alert.AnsweredBy) = (before?.At, before?.By);
        db.Add(new AlertEventRow { AlertId = alert.Id, Kind = AlertEventKind.TakenBack, At = now, By = by, Status = alert.Status, QuestionId = newest.Id });
        return AlertReply.Done;
    }

    /// <summary>As <see cref="AlertRow.NewestWord"/>.</summary>
    public static async Task<long> Newest(AppDb db, long alert, CancellationToken cancellation) => await db.AlertEvents
        .Where(row => row.AlertId == alert && (row.Kind == AlertEventKind.Answered || row.Kind == AlertEventKind.StatusChanged))
        .MaxAsync(row => (long?)row.Id, cancellation) ?? 0;

    /// <summary>
    /// Whether a run has asked anew since an answer, and whether of another unit. What changed without a change of status is who answers: older events
    /// do not say it otherwise.
    /// </summary>
    private static (bool Is, bool OfAnother) AskedAnewSince(AlertEventRow answer, IEnumerable<AlertEventRow> events)
    {
        var (status, isAsked, isOfAnother) = (answer.Status, false, false);
        foreach (var moved in events.Where(row => row.Kind == AlertEventKind.StatusChanged && row.Id > answer.Id))
        {
            isOfAnother |= moved.Text is not null || moved.Status == status;
            isAsked |= moved is { Status: { } now } && status is { } before && now.IsWorseThan(before);
            status = moved.Status;
        }

        return (isAsked || isOfAnother, isOfAnother);
    }
}
