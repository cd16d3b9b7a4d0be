using Mediator;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>
/// The head approves exactly what the head has seen: where any of it has changed since, nothing is approved and what changed is told.
/// From then on the values are judged.
/// </summary>
internal sealed record ApproveSheet(SheetKey Sheet, IReadOnlyList<SeenCell> Seen) : ICommand<SheetMoved>, ITransactional, IGuarded, IBringsFigures
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new(SheetDemands.Of(Right.ApproveFigures, plan, Sheet, Seen.Select(cell => cell.Key)));
}

/// <summary>A cell, and the <see cref="EntryCell.Stamp"/> of what was shown in it.</summary>
internal sealed record SeenCell(CellKey Key, string Stamp);

internal sealed class ApproveSheetHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<ApproveSheet, SheetMoved>
{
    public async ValueTask<SheetMoved> Handle(ApproveSheet command, CancellationToken cancellationToken)
    {
        var plan = plans.For(command.Sheet.Quarter);
        var move = await SheetMove.Begin(db, plan, command.Sheet, cancellationToken);
        if (move.Sheet.ChangedSince(command.Seen) is { Count: > 0 } changed)
        {
            return new SheetMoved(0, changed);
        }

        var rules = await new EntryQueries(db).Rules(cancellationToken);
        var approved = move.Take(
            [.. command.Seen.Select(seen => seen.Key)], DraftState.Submitted, (cell, draft) => Refuse(cell, draft) ?? rules.Refuse(draft, acting.Actor));
        await Approval.Append(db, approved, acting.Actor.Name, time.GetUtcNow(), cancellationToken);
        move.Happened(SheetEventKind.Approved, approved.Count, acting, time);
        return move.End(approved);
    }

    private static Refusal? Refuse(EntryCell cell, FigureDraftRow draft) => cell switch
    {
        { Hold: CellHold.Counted } => Refusal.CountedFromRegister,
        { Hold: CellHold.Locked } => draft.CorrectionReason is null ? Refusal.PeriodLocked : Refusal.OfficeDecides,
        { NeedsSource: true } when draft.Source is null => Refusal.SourceMissing,
        _ => NumberRefusals.Of(cell.Figure, draft.Value),
    };
}
