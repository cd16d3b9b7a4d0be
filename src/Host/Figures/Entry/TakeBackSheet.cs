using Mediator;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>The unit takes back what it submitted and nobody has decided yet: all of the sheet, or the cells named.</summary>
internal sealed record TakeBackSheet(SheetKey Sheet, IReadOnlyList<CellKey>? Cells = null) : ICommand<SheetMoved>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        SheetDemands.Of(Right.EnterFigures, db, plan, Sheet, Cells, DraftState.Submitted, cancellation);
}

internal sealed class TakeBackSheetHandler(AppDb db, PlanInForce plans) : ICommandHandler<TakeBackSheet, SheetMoved>
{
    public async ValueTask<SheetMoved> Handle(TakeBackSheet command, CancellationToken cancellationToken)
    {
        var move = await SheetMove.Begin(db, plans.For(command.Sheet.Quarter), command.Sheet, cancellationToken);
        var taken = move.Take(command.Cells, DraftState.Submitted, (_, _) => null);
        foreach (var draft in taken)
        {
            (draft.State, draft.SubmittedBy, draft.SubmittedAt) = (DraftState.Draft, null, null);
        }

        return move.End(taken);
    }
}
