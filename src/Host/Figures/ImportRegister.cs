using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Persistence;
using ActionPlan.ModuleKit;
using Mediator;

namespace ActionPlan.Host.Figures;

/// <summary>Enters rows of a module's register, all or none.</summary>
internal sealed record ImportRegister(string Register, IReadOnlyList<IChange> Rows, string Reason) : ICommand, ITransactional, IByTheMachine, IReasoned;

internal sealed class ImportRegisterHandler(AppDb db, Acting acting, TimeProvider time) : ICommandHandler<ImportRegister>
{
    public async ValueTask<Unit> Handle(ImportRegister command, CancellationToken cancellationToken)
    {
        var entered = new Entered(acting.Actor.Name, time.GetUtcNow());
        foreach (var row in command.Rows)
        {
            await row.Apply(db, entered, cancellationToken);
        }

        return Unit.Value;
    }
}
