using ActionPlan.Host.Audit;
using ActionPlan.ModuleKit;
using Mediator;

namespace ActionPlan.Host.Registers;

/// <summary>Takes a row that was entered by mistake out of the count; it stays readable.</summary>
internal sealed record WithdrawRow(string Module, string Register, long Id, int Version, string Reason)
    : ICommand<RowSaved>, ITransactional, IGuarded, IReasoned
{
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        KnownRegister.Find(Module, Register) is { } known
            ? known.Demands(Right.EditRegisters, plan, await known.AreaOf(db, Id, cancellation))
            : [];
}

internal sealed class WithdrawRowHandler(RowSaving saving) : ICommandHandler<WithdrawRow, RowSaved>
{
    public async ValueTask<RowSaved> Handle(WithdrawRow command, CancellationToken cancellationToken)
    {
        if (KnownRegister.Find(command.Module, command.Register) is not { } known)
        {
            return RowSaved.Of(RowOutcome.NotThere);
        }

        var problems = Reasons.Check(command.Reason).ToList();
        return problems.Count == 0
            ? await saving.Save(known, [known.Register.Withdraw(command.Id, command.Version, TypedText.Line(command.Reason))], command.Reason,
                cancellationToken)
            : RowSaved.Wrong(problems);
    }
}
