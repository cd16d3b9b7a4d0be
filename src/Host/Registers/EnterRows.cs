using ActionPlan.Host.Audit;
using ActionPlan.ModuleKit;
using Mediator;

namespace ActionPlan.Host.Registers;

/// <summary>A row as it should be: a new one, or one that stands.</summary>
/// <param name="Id">The row that stands; null for a new one.</param>
/// <param name="Version">The version of it that was read.</param>
/// <param name="Cells">All its cells.</param>
/// <param name="IsDistinct">Whether it is said to be another thing than those it is alike to.</param>
internal sealed record RowDraft(long? Id, int Version, IReadOnlyDictionary<string, string> Cells, bool IsDistinct = false)
{
    public IChange Change(Register register, RowCells row) => Id is { } id ? register.Edit(id, Version, row, IsDistinct) : register.Add(row, IsDistinct);
}

/// <summary>Adds and corrects rows of a register, all or none; each keeps the history that it would have had alone.</summary>
internal sealed record EnterRows(string Module, string Register, IReadOnlyList<RowDraft> Rows, string Reason)
    : ICommand<IReadOnlyList<RowSaved>>, ITransactional, IGuarded, IReasoned
{
    /// <summary>Every area that a row is in, and every one that a row moves to.</summary>
    public async ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation)
    {
        if (KnownRegister.Find(Module, Register) is not { } known)
        {
            return [];
        }

        long[] ids = [.. Rows.Select(row => row.Id).OfType<long>()];
        var standing = await known.Register.Entries(db, new RowFilter()).Where(row => ids.Contains(row.Id)).Select(row => row.Area).Distinct()
            .ToListAsync(cancellation);
        return
        [
            .. Rows.Select(row => row.Cells.GetValueOrDefault(RegisterColumn.Area.Name)).Concat(standing).Distinct(StringComparer.Ordinal)
                .SelectMany(area => known.Demands(Right.EditRegisters, plan, area)),
        ];
    }
}

internal sealed class EnterRowsHandler(RowSaving saving, PlanInForce plans, TimeProvider time) : ICommandHandler<EnterRows, IReadOnlyList<RowSaved>>
{
    public async ValueTask<IReadOnlyList<RowSaved>> Handle(EnterRows command, CancellationToken cancellationToken)
    {
        if (KnownRegister.Find(command.Module, command.Register) is not { } known)
        {
            return [RowSaved.Of(RowOutcome.NotThere)];
        }

        var outline = RegisterCsvReader.OutlineOf(plans.Current, plans.Current.DayOf(time.GetUtcNow()));
        var unreasoned = Reasons.Check(command.Reason).ToList();
        var read = command.Rows.Select(row => (Draft: row, Reading: known.Register.Read(row.Cells, outline))).ToList();
        return unreasoned.Count > 0 || read.Exists(one => one.Reading.Row is null)
            ? [.. read.Select(one => RowSaved.Wrong([.. one.Reading.Problems, .. unreasoned]))]
            : await saving.SaveAll(known, [.. read.Select(one => one.Draft.Change(known.Register, one.Reading.Row!))], command.Reason, cancellationToken);
    }
}
