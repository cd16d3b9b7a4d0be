using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Health;

/// <summary>Lets something that runs by itself wait until somebody lets it go on.</summary>
internal sealed record PauseSchedule(ScheduleKey Key, string Reason) : ICommand<ScheduleReply>, ITransactional, IGuarded, IReasoned
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([new Demand(Right.ManagePeople)]);
}

internal enum ScheduleReply
{
    Done,
    Unknown,

    /// <summary>Whoever finds it waiting must learn why.</summary>
    NoReason,
    TooLong,
}

internal sealed class PauseScheduleHandler(AppDb db, Acting acting, TimeProvider clock) : ICommandHandler<PauseSchedule, ScheduleReply>
{
    public async ValueTask<ScheduleReply> Handle(PauseSchedule command, CancellationToken cancellationToken)
    {
        var reason = TypedText.Line(command.Reason);
        var setting = SchedulePause.SettingOf(command.Key);
        if (!ScheduleKey.Names.Contains(command.Key.Name, StringComparer.Ordinal) || setting.Length > Sizes.Id)
        {
            return ScheduleReply.Unknown;
        }

        if (reason.Length is 0 or > TypedText.Longest)
        {
            return reason.Length == 0 ? ScheduleReply.NoReason : ScheduleReply.TooLong;
        }

        var told = new SchedulePause(command.Key, clock.GetUtcNow(), acting.Actor.Name, reason).Told;
        await db.Set(setting, told, cancellationToken);
        return ScheduleReply.Done;
    }
}
