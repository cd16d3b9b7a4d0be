using ActionPlan.Host.Audit;
using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;
using Mediator;

namespace ActionPlan.Host.Registers;

/// <summary>Enters rows of a module's register, all or none.</summary>
internal sealed record ImportRegister(string Register, IReadOnlyList<IChange> Rows, string Reason)
    : ICommand<IReadOnlyList<RowSaved>>, ITransactional, IByTheMachine, IReasoned;

internal sealed class ImportRegisterHandler(RowSaving saving) : ICommandHandler<ImportRegister, IReadOnlyList<RowSaved>>
{
    public async ValueTask<IReadOnlyList<RowSaved>> Handle(ImportRegister command, CancellationToken cancellationToken) =>
        await saving.SaveAll(KnownRegister.All.Single(known => known.Register.Id == command.Register), command.Rows, command.Reason, cancellationToken);
}
