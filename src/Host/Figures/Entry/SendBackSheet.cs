using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>The head sends submitted figures back, with the reason: all of the sheet, or the cells named.</summary>
internal sealed record SendBackSheet(SheetKey Sheet, IReadOnlyList<CellKey>? Cells, string Reason) : ICommand<SheetMoved>, ITransactional, IGuarded, IReasoned
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        SheetDemands.Of(Right.ApproveFigures, db, plan, Sheet, Cells, DraftState.Submitted, cancellation);
}

internal sealed class SendBackSheetHandler(AppDb db, PlanInForce plans, Acting acting, IComesBack back, TimeProvider time)
    : ICommandHandler<SendBackSheet, SheetMoved>
{
    public async ValueTask<SheetMoved> Handle(SendBackSheet command, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            throw new ArgumentException("A reason is needed.", nameof(command));
        }

        var move = await SheetMove.Begin(db, plans.For(command.Sheet.Quarter), command.Sheet, cancellationToken);
        var sent = move.Take(command.Cells, DraftState.Submitted, (_, _) => null);
        foreach (var draft in sent)
        {
            draft.SendBack(acting.Actor.Name, command.Reason);
        }

        move.Happened(SheetEventKind.SentBack, sent.Count, acting, time, TypedText.Line(command.Reason));
        await back.Tell(db, plans.For(command.Sheet.Quarter), command.Sheet, sent, command.Reason);
        return move.End(sent);
    }
}
