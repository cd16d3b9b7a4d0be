using Mediator;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>Hands a unit's drafts to whoever approves them: all of the sheet, or the cells named. All or none.</summary>
internal sealed record SubmitSheet(SheetKey Sheet, IReadOnlyList<CellKey>? Cells = null) : ICommand<SheetMoved>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        SheetDemands.Of(Right.EnterFigures, db, plan, Sheet, Cells, DraftState.Draft, cancellation);
}

internal sealed class SubmitSheetHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<SubmitSheet, SheetMoved>
{
    public async ValueTask<SheetMoved> Handle(SubmitSheet command, CancellationToken cancellationToken)
    {
        var move = await SheetMove.Begin(db, plans.For(command.Sheet.Quarter), command.Sheet, cancellationToken);
        var submitted = move.Take(command.Cells, DraftState.Draft, Refuse);
        foreach (var draft in submitted)
        {
            (draft.State, draft.SubmittedBy, draft.SubmittedAt) = (DraftState.Submitted, acting.Actor.Name, time.GetUtcNow());
            (draft.ReturnedBy, draft.ReturnedReason) = (null, null);
        }

        var corrections = submitted.Count(draft => draft.CorrectionReason is not null && move.IsLocked);
        move.Happened(SheetEventKind.CorrectionAsked, corrections, acting, time);
        move.Happened(SheetEventKind.Submitted, submitted.Count - corrections, acting, time);
        return move.End(submitted);
    }

    private static Refusal? Refuse(EntryCell cell, FigureDraftRow draft) => cell switch
    {
        { NeedsSource: true } when draft.Source is null => Refusal.SourceMissing,
        { Hold: CellHold.Counted } => Refusal.CountedFromRegister,
        { Hold: CellHold.Locked } when draft.CorrectionReason is null => Refusal.PeriodLocked,
        // Entered before the figure said what numbers it can be.
        _ => NumberRefusals.Of(cell.Figure, draft.Value),
    };
}
