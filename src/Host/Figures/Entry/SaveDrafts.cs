using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;
using Mediator;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>Keeps what a unit types into its sheet. Nothing of it is judged before it is approved, and nothing that the sender has not seen is overwritten.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Cells">The cells typed into.</param>
/// <param name="AllOrNothing">Whether one conflict or refusal keeps all others from being saved.</param>
internal sealed record SaveDrafts(SheetKey Sheet, IReadOnlyList<DraftCell> Cells, bool AllOrNothing = false) : ICommand<DraftsSaved>, ITransactional, IGuarded
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
        var plan = plans.Current;
        await db.LockFigures(cancellationToken);
        var sheet = await EntrySheet.Load(db, plan, command.Sheet, cancellationToken);
        var rules = new DraftRules(plan, sheet, plan.DayOf(time.GetUtcNow()));
        var outcomes = command.Cells.Select(rules.Outcome).ToList();
        if (command.AllOrNothing && outcomes.Exists(outcome => outcome.IsBad))
        {
            return new DraftsSaved(false, outcomes);
        }

        var rows = await OpenDrafts.Tracked(db, plan, command.Sheet, cancellationToken);
        var written = new Dictionary<CellKey, FigureDraftRow?>();
        for (var index = 0; index < outcomes.Count; index++)
        {
            if (outcomes[index].Result == CellResult.Saved)
            {
                var typed = rules.Cleaned(command.Cells[index]);
                written[typed.Key] = Write(plan, command.Sheet, typed, rows);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return new DraftsSaved(true, [.. outcomes.Select(outcome => outcome.Result == CellResult.Saved
            ? outcome with { Stamp = (rules.Cell(outcome.Key)! with { Draft = written[outcome.Key] }).Stamp }
            : outcome)]);
    }

    private FigureDraftRow? Write(Plan plan, SheetKey sheet, DraftCell typed, Dictionary<CellKey, FigureDraftRow> rows)
    {
        rows.Remove(typed.Key, out var row);
        if (typed.Value is not { } value)
        {
            db.Remove(row!);
            return null;
        }

        var now = time.GetUtcNow();
        if (row is null)
        {
            row = new FigureDraftRow
            {
                PlanId = plan.Id, Figure = typed.Key.Figure, Area = typed.Key.Area, Period = typed.Key.Period, Unit = sheet.Unit,
                Value = value, State = DraftState.Draft, Version = 0, EnteredBy = acting.Actor.Name, EnteredAt = now,
            };
            db.Add(row);
        }

        (row.Unit, row.Value, row.Source, row.Note, row.CorrectionReason) = (sheet.Unit, value, typed.Source, typed.Note, typed.CorrectionReason);
        (row.State, row.EnteredBy, row.EnteredAt) = (DraftState.Draft, acting.Actor.Name, now);
        row.Version++;
        return row;
    }
}
