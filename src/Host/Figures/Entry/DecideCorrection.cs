using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>
/// The office decides on submitted corrections of a locked quarter, as it has seen them: on all of them, or on none where one has changed
/// since. Refused ones go back to the unit with the reason. Approved ones are judged: every quarter that may know them is evaluated again
/// in the background, and FigureEffects says what that changed.
/// </summary>
internal sealed record DecideCorrection(SheetKey Sheet, IReadOnlyList<SeenCell> Seen, bool Approve, string Reason)
    : ICommand<SheetMoved>, ITransactional, IGuarded, IReasoned, IBringsFigures
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new(Seen.Count == 0
            ? [new Demand(Right.DecideCorrections, Area: Sheet.Area)]
            : [.. Seen.Select(cell => new Demand(Right.DecideCorrections, Area: cell.Key.Area)).Distinct()]);
}

internal sealed class DecideCorrectionHandler(AppDb db, PlanInForce plans, Acting acting, IComesBack back, TimeProvider time)
    : ICommandHandler<DecideCorrection, SheetMoved>
{
    public async ValueTask<SheetMoved> Handle(DecideCorrection command, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            throw new ArgumentException("A reason is needed.", nameof(command));
        }

        var move = await SheetMove.Begin(db, plans.For(command.Sheet.Quarter), command.Sheet, cancellationToken);
        if (move.Sheet.ChangedSince(command.Seen) is { Count: > 0 } changed)
        {
            return new SheetMoved(0, changed);
        }

        var rules = command.Approve ? await new EntryQueries(db).Rules(cancellationToken) : new WorkingRules();
        var decided = move.Take([.. command.Seen.Select(seen => seen.Key)], DraftState.Submitted, (cell, draft) =>
            Refuse(cell, draft) ?? rules.Refuse(draft, acting.Actor) ?? (command.Approve ? NumberRefusals.Of(cell.Figure, draft.Value) : null));
        if (command.Approve)
        {
            await Approval.Append(db, decided, acting.Actor.Name, time.GetUtcNow(), cancellationToken);
        }
        else
        {
            foreach (var draft in decided)
            {
                draft.SendBack(acting.Actor.Name, command.Reason);
            }

            await back.Tell(db, plans.For(command.Sheet.Quarter), command.Sheet, decided, command.Reason);
        }

        var kind = command.Approve ? SheetEventKind.CorrectionApproved : SheetEventKind.CorrectionRefused;
        move.Happened(kind, decided.Count, acting, time, TypedText.Line(command.Reason));
        return move.End(decided);
    }

    private static Refusal? Refuse(EntryCell cell, FigureDraftRow draft) => cell switch
    {
        { Hold: CellHold.Counted } => Refusal.CountedFromRegister,
        { Hold: CellHold.Locked } when draft.CorrectionReason is not null => null,
        _ => Refusal.NoCorrection,
    };
}
