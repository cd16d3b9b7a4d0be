using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using ActionPlan.ModuleKit;
using Mediator;

namespace ActionPlan.Host.Figures;

/// <summary>Enters rows of a module's register, all or none.</summary>
internal sealed record ImportRegister(string Register, IReadOnlyList<IChange> Rows, string Reason) : ICommand, ITransactional, IByTheMachine;

internal sealed class ImportRegisterHandler(AppDb db, Acting acting, TimeProvider time, ILogger<ImportRegisterHandler> log) : ICommandHandler<ImportRegister>
{
    public async ValueTask<Unit> Handle(ImportRegister command, CancellationToken cancellationToken)
    {
        var entered = new Entered(acting.Actor.Name, time.GetUtcNow());
        foreach (var row in command.Rows)
        {
            await row.Apply(db, entered, cancellationToken);
        }

        // Rows keep who and when; the reason of a file as a whole is kept by the log until there is an audit.
        log.LogInformation("{Rows} rows of {Register} entered by {By}: {Reason}", command.Rows.Count, command.Register, acting.Actor.Name, command.Reason);
        return Unit.Value;
    }
}
