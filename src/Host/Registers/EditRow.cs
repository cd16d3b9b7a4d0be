using ActionPlan.Host.Audit;
using ActionPlan.ModuleKit;
using Mediator;

namespace ActionPlan.Host.Registers;

/// <summary>Corrects a row: it stays the same row, whatever is corrected in it.</summary>
/// <param name="Module">The register's module.</param>
/// <param name="Id">The row.</param>
/// <param name="Version">The version that was read.</param>
/// <param name="Cells">All its cells as they should be.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsDistinct">Whether it is said to be another thing than those it is alike to.</param>
internal sealed record EditRow(
    string Module, string Register, long Id, int Version, IReadOnlyDictionary<string, string> Cells, string Reason, bool IsDistinct = false)
    : ICommand<RowSaved>, ITransactional, IGuarded, IReasoned
{
    /// <summary>The area the row is in, and the one it moves to.</summary>
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        KnownRegister.Find(Module, Register) is { } known
            ?
            [
                .. known.Demands(Right.EditRegisters, plan, Cells.GetValueOrDefault(RegisterColumn.Area.Name)),
                .. known.Demands(Right.EditRegisters, plan, await known.AreaOf(db, Id, cancellation)),
            ]
            : [];
}

internal sealed class EditRowHandler(RowSaving saving, PlanInForce plans, TimeProvider time) : ICommandHandler<EditRow, RowSaved>
{
    public async ValueTask<RowSaved> Handle(EditRow command, CancellationToken cancellationToken)
    {
        if (KnownRegister.Find(command.Module, command.Register) is not { } known)
        {
            return RowSaved.Of(RowOutcome.NotThere);
        }

        var reading = known.Register.Read(command.Cells, RegisterCsvReader.OutlineOf(plans.Current, plans.Current.DayOf(time.GetUtcNow())));
        var problems = reading.Problems.Concat(Reasons.Check(command.Reason)).ToList();
        return reading.Row is { } row && problems.Count == 0
            ? await saving.Save(known, [known.Register.Edit(command.Id, command.Version, row, command.IsDistinct)], command.Reason, cancellationToken)
            : RowSaved.Wrong(problems);
    }
}
