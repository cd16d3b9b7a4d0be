using ActionPlan.Host.Access;
using ActionPlan.ModuleKit;
using Mediator;

namespace ActionPlan.Host.Persistence;

/// <summary>Carries a module's change of its own data through the one pipeline.</summary>
internal sealed record ApplyChange(IChange Change) : ICommand, ITransactional, IByTheMachine;

internal sealed class ApplyChangeHandler(AppDb db, Acting acting, TimeProvider time) : ICommandHandler<ApplyChange>
{
    public async ValueTask<Unit> Handle(ApplyChange command, CancellationToken cancellationToken)
    {
        await command.Change.Apply(db, new Entered(acting.Actor.Name, time.GetUtcNow()), cancellationToken);
        return Unit.Value;
    }
}
