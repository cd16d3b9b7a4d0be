using ActionPlan.ModuleKit;
using Mediator;

namespace ActionPlan.Host.Persistence;

/// <summary>Carries a module's change of its own data through the one pipeline.</summary>
internal sealed record ApplyChange(IChange Change, string By) : ICommand, ITransactional;

internal sealed class ApplyChangeHandler(AppDb db, TimeProvider time) : ICommandHandler<ApplyChange>
{
    public async ValueTask<Unit> Handle(ApplyChange command, CancellationToken cancellationToken)
    {
        await command.Change.Apply(db, new Entered(command.By, time.GetUtcNow()), cancellationToken);
        return Unit.Value;
    }
}
