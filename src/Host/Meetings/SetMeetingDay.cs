using ActionPlan.Host.Alerts.Answers;
using Mediator;

namespace ActionPlan.Host.Meetings;

/// <summary>Says when and where the meeting on a quarter is held; without a day it is called off.</summary>
internal sealed record SetMeetingDay(Period Quarter, string Area, DateOnly? On, TimeOnly? At, string? Place) : ICommand<AlertReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([Decisions.ToDecide(Area)]);
}

internal sealed class SetMeetingDayHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<SetMeetingDay, AlertReply>
{
    /// <summary>What a quarter brought is not looked at before it began.</summary>
    public static DateOnly Earliest(Plan plan, Period quarter) => plan.Calendar.FirstDay(quarter);

    public async ValueTask<AlertReply> Handle(SetMeetingDay command, CancellationToken cancellationToken)
    {
        var (plan, now) = (plans.Current, time.GetUtcNow());
        if (plan.Areas.Find(command.Area) is null || command.Quarter < plan.From || command.Quarter > plan.To)
        {
            return AlertReply.Unknown;
        }

        var place = TypedText.Line(command.Place);
        if (place.Length > Sizes.Person)
        {
            return AlertReply.TooLong;
        }

        if (command.On < Earliest(plan, command.Quarter) || command.On > plan.LastPromise(plan.DayOf(now)))
        {
            return command.On < Earliest(plan, command.Quarter) ? AlertReply.InThePast : AlertReply.TooFar;
        }

        await db.LockAlerts(cancellationToken);
        var row = await db.Meetings
            .SingleOrDefaultAsync(known => known.PlanId == plan.Id && known.Quarter == command.Quarter && known.Area == command.Area, cancellationToken);
        if (row is null)
        {
            row = new MeetingRow { PlanId = plan.Id, Quarter = command.Quarter, Area = command.Area, By = acting.Actor.Name, At = now };
            db.Add(row);
        }

        (row.HeldOn, row.HeldAt, row.Place, row.By, row.At) =
            (command.On, command.On is null ? null : command.At, place.Length == 0 ? null : place, acting.Actor.Name, now);
        return AlertReply.Done;
    }
}
