using ActionPlan.Host.Access;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Plans;
using Mediator;

namespace ActionPlan.Host.Registers;

/// <summary>Adds a row to a module's register, unless one stands for the same thing.</summary>
internal sealed record EnterRow(string Module, string Register, IReadOnlyDictionary<string, string> Cells) : ICommand<RowSaved>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new(KnownRegister.Find(Module, Register)?.Demands(Right.EditRegisters, plan, Cells.GetValueOrDefault(RegisterColumn.Area.Name)) ?? []);
}

internal sealed class EnterRowHandler(RowSaving saving, PlanInForce plans) : ICommandHandler<EnterRow, RowSaved>
{
    public async ValueTask<RowSaved> Handle(EnterRow command, CancellationToken cancellationToken)
    {
        if (KnownRegister.Find(command.Module, command.Register) is not { } known)
        {
            return RowSaved.Of(RowOutcome.NotThere);
        }

        var reading = known.Register.Read(command.Cells, RegisterCsvReader.OutlineOf(plans.Current));
        return reading.Row is { } row
            ? await saving.Save(known, [known.Register.Add(row)], reason: null, cancellationToken)
            : RowSaved.Wrong(reading.Problems);
    }
}
