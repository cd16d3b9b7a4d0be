using ActionPlan.ModuleKit;
using Mediator;

namespace ActionPlan.Host.Registers;

/// <summary>Adds a row to a module's register, unless one stands for the same thing.</summary>
/// <param name="Module">The register's module.</param>
/// <param name="IsDistinct">Whether it is said to be another thing than those it is alike to.</param>
internal sealed record EnterRow(string Module, string Register, IReadOnlyDictionary<string, string> Cells, bool IsDistinct = false)
    : ICommand<RowSaved>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new(KnownRegister.Find(Module, Register)?.Demands(Right.EditRegisters, plan, Cells.GetValueOrDefault(RegisterColumn.Area.Name)) ?? []);
}

internal sealed class EnterRowHandler(RowSaving saving, PlanInForce plans, TimeProvider time) : ICommandHandler<EnterRow, RowSaved>
{
    public async ValueTask<RowSaved> Handle(EnterRow command, CancellationToken cancellationToken)
    {
        if (KnownRegister.Find(command.Module, command.Register) is not { } known)
        {
            return RowSaved.Of(RowOutcome.NotThere);
        }

        var reading = known.Register.Read(command.Cells, RegisterCsvReader.OutlineOf(plans.Current, plans.Current.DayOf(time.GetUtcNow())));
        return reading.Row is { } row
            ? await saving.Save(known, [known.Register.Add(row, command.IsDistinct)], reason: null, cancellationToken)
            : RowSaved.Wrong(reading.Problems);
    }
}
