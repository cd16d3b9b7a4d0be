using Mediator;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>
/// Keeps what a unit types into its sheet. Nothing of it is judged before it is approved, and nothing that the sender has not seen is overwritten.
/// </summary>
/// <param name="Cells">The cells typed into.</param>
/// <param name="AllOrNothing">Whether one conflict or refusal keeps all others from being saved.</param>
internal sealed record SaveDrafts(SheetKey Sheet, IReadOnlyList<DraftCell> Cells, bool AllOrNothing = false)
    : ICommand<DraftsSaved>, ITransactional, IGuarded, IBesideOthers
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new(SheetDemands.Of(Right.EnterFigures, plan, Sheet, Cells.Select(cell => cell.Key)));
}

/// <param name="Key">The cell.</param>
/// <param name="Value">What was typed; null takes the draft back and leaves the approved value as it stands. Never a zero.</param>
/// <param name="Source">Number and date of the deciding document.</param>
/// <param name="Note">What there is to say of it.</param>
/// <param name="KnownStamp">The <see cref="EntryCell.Stamp"/> that the sender has seen.</param>
/// <param name="CorrectionReason">Why an approved value of a locked quarter must change.</param>
internal sealed record DraftCell(CellKey Key, decimal? Value, string? Source, string? Note, string KnownStamp, string? CorrectionReason = null);

/// <param name="Kept">False where all or nothing was asked for and something stood in the way.</param>
/// <param name="Cells">What became of each cell, in the order given.</param>
internal sealed record DraftsSaved(bool Kept, IReadOnlyList<CellOutcome> Cells);

internal sealed class SaveDraftsHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<SaveDrafts, DraftsSaved>
{
    public async ValueTask<DraftsSaved> Handle(SaveDrafts command, CancellationToken cancellationToken)
    {
        await db.LockFigures(cancellationToken);
        var saving = await DraftSaving.Begin(db, plans.For(command.Sheet.Quarter), command.Sheet, time.GetUtcNow(), cancellationToken);
        var outcomes = saving.Check(command.Cells);
        return command.AllOrNothing && outcomes.Any(outcome => outcome.IsBad)
            ? new DraftsSaved(false, outcomes)
            : new DraftsSaved(true, await saving.Save(command.Cells, outcomes, acting.Actor, cancellationToken));
    }
}
