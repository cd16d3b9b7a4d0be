using Mediator;

namespace ActionPlan.Host.Waiting;

/// <summary>Somebody says that a step of the way into first use is done, or not wanted; or takes that back.</summary>
internal sealed record MarkFirstStep(FirstStepKind Step, bool IsDone) : ICommand<MarkReply>, ITransactional, IGuarded
{
    public const string Prefix = "firstUse ";

    public static string SettingOf(FirstStepKind step) => Prefix + step;

    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([new Demand(Right.ManagePeople)]);
}

internal enum MarkReply
{
    Done,
}

internal sealed class MarkFirstStepHandler(AppDb db, Acting acting) : ICommandHandler<MarkFirstStep, MarkReply>
{
    public async ValueTask<MarkReply> Handle(MarkFirstStep command, CancellationToken cancellationToken)
    {
        var setting = MarkFirstStep.SettingOf(command.Step);
        // Who said so first stands.
        if (!command.IsDone || await db.Settings.FindAsync([setting], cancellationToken) is null)
        {
            await db.Set(setting, command.IsDone ? acting.Actor.Name : null, cancellationToken);
        }

        return MarkReply.Done;
    }
}
