using Mediator;

namespace ActionPlan.Host.Health;

/// <summary>Lets something that waits by <see cref="PauseSchedule"/> run again.</summary>
internal sealed record ResumeSchedule(ScheduleKey Key) : ICommand<ScheduleReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([new Demand(Right.ManagePeople)]);
}

internal sealed class ResumeScheduleHandler(AppDb db) : ICommandHandler<ResumeSchedule, ScheduleReply>
{
    public async ValueTask<ScheduleReply> Handle(ResumeSchedule command, CancellationToken cancellationToken)
    {
        await db.Set(SchedulePause.SettingOf(command.Key), null, cancellationToken);
        return ScheduleReply.Done;
    }
}
