using System.Text.Json;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using Mediator;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Api.V1;

/// <summary>
/// Takes what another system sent into the drafts of its unit's sheets, once: all of it, or nothing. What somebody else has on its way is
/// left alone; an earlier draft of the same key gives way to the new one.
/// </summary>
internal sealed record TakeFigures(string DeliveryId, string BodySha256, IReadOnlyList<DeliveredFigure> Figures)
    : ICommand<DeliveryTaken>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new(
            [.. Figures.GroupBy(figure => figure.Sheet)
                .SelectMany(sheet => SheetDemands.Of(Right.EnterFigures, plan, sheet.Key, sheet.Select(figure => figure.Cell)))]);
}

/// <param name="Place">Where it stands in the batch, from 0.</param>
internal sealed record DeliveredFigure(int Place, SheetKey Sheet, CellKey Cell, decimal Value, string? Source, string? Note);

/// <param name="Answer">What the sender is told, in JSON; null where nothing was taken.</param>
/// <param name="IsRepeated">Whether it had been taken before.</param>
/// <param name="Bad">What stood in the way.</param>
internal sealed record DeliveryTaken(string? Answer, bool IsRepeated, IReadOnlyList<(DeliveredFigure Figure, CellOutcome Outcome)> Bad)
{
    /// <summary>What had become of a batch of this name; nothing at all where it was another one.</summary>
    public static async Task<DeliveryTaken?> Earlier(AppDb db, long keyId, string deliveryId, string bodySha256, CancellationToken cancellation) =>
        await db.FigureDeliveries.AsNoTracking().SingleOrDefaultAsync(row => row.KeyId == keyId && row.DeliveryId == deliveryId, cancellation) is { } row
            ? new DeliveryTaken(row.BodySha256 == bodySha256 ? row.Answer : null, true, [])
            : null;
}

internal sealed class TakeFiguresHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time, IOptions<JsonOptions> json)
    : ICommandHandler<TakeFigures, DeliveryTaken>
{
    public async ValueTask<DeliveryTaken> Handle(TakeFigures command, CancellationToken cancellationToken)
    {
        var keyId = acting.Actor.KeyId ?? throw new InvalidOperationException("Batches come in with a key.");
        // One after the other: of several that say the same at once, the first is taken and the others find it here.
        await db.LockFigures(cancellationToken);
        if (await DeliveryTaken.Earlier(db, keyId, command.DeliveryId, command.BodySha256, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var now = time.GetUtcNow();
        var checkedSheets = new List<(DraftSaving Saving, DraftCell[] Drafts, IReadOnlyList<CellOutcome> Outcomes)>();
        var outcomes = new SortedDictionary<int, (DeliveredFigure Figure, CellOutcome Outcome)>();
        foreach (var sheet in command.Figures.GroupBy(figure => figure.Sheet))
        {
            var saving = await DraftSaving.Begin(db, plans.For(sheet.Key.Quarter), sheet.Key, now, cancellationToken);
            DraftCell[] drafts = [.. sheet.Select(figure => Draft(figure, saving.Cell(figure.Cell)))];
            var of = saving.Check(drafts);
            checkedSheets.Add((saving, drafts, of));
            foreach (var (figure, draft, outcome) in sheet.Zip(drafts, of))
            {
                outcomes[figure.Place] =
                    (figure, NeedsSource(saving, draft) && !outcome.IsBad ? CellOutcome.Refused(figure.Cell, Refusal.SourceMissing) : outcome);
            }
        }

        if (outcomes.Values.Where(pair => pair.Outcome.IsBad).ToList() is { Count: > 0 } bad)
        {
            return new DeliveryTaken(null, false, bad);
        }

        foreach (var (saving, drafts, of) in checkedSheets)
        {
            await saving.Save(drafts, of, acting.Actor, cancellationToken);
        }

        var answer = JsonSerializer.Serialize(Told([.. outcomes.Values], await Odd(command.Figures, cancellationToken)), json.Value.SerializerOptions);
        db.Add(new FigureDeliveryRow { KeyId = keyId, DeliveryId = command.DeliveryId, BodySha256 = command.BodySha256, At = now, Answer = answer });
        return new DeliveryTaken(answer, false, []);
    }

    // What is not said stays as it stands, as in a CSV file; and what others wrote is unknown to the sender, who therefore cannot mean to replace it.
    private DraftCell Draft(DeliveredFigure figure, EntryCell? cell)
    {
        var isOthers = cell?.Draft is { } draft && draft.EnteredBy != acting.Actor.Name;
        return new DraftCell(
            figure.Cell, figure.Value, figure.Source ?? (cell?.Draft is { } known ? known.Source : cell?.Approved?.Source), figure.Note ?? cell?.Draft?.Note,
            isOthers ? "" : cell?.Stamp ?? "");
    }

    private static bool NeedsSource(DraftSaving saving, DraftCell draft) =>
        saving.Cell(draft.Key)?.NeedsSource == true && string.IsNullOrWhiteSpace(draft.Source);

    /// <summary>What whoever types the same is told is odd.</summary>
    private async Task<IReadOnlyList<TakenDoubt>> Odd(IReadOnlyList<DeliveredFigure> figures, CancellationToken cancellation)
    {
        var places = figures.ToDictionary(figure => figure.Cell, figure => figure.Place);
        var doubts = new List<(int Place, string Text)>();
        foreach (var key in figures.Select(figure => figure.Sheet).Distinct())
        {
            var plan = plans.For(key.Quarter);
            var remarks = await SheetPreview.Odd(db, plan, await new EntrySheets(db).Load(plan, key, cancellation), cancellation);
            doubts.AddRange(
                from remark in remarks
                where !remark.IsError
                from at in remark.Cells.Where(places.ContainsKey).Take(1)
                select (places[at], remark.Text(CultureInfo.CurrentUICulture)));
        }

        return [.. doubts.OrderBy(doubt => doubt.Place).Take(JsonPlaces.MostTold)
            .Select(doubt => new TakenDoubt { Pointer = JsonPlaces.At(doubt.Place), Detail = doubt.Text })];
    }

    private static FiguresTaken Told(IReadOnlyList<(DeliveredFigure Figure, CellOutcome Outcome)> outcomes, IReadOnlyList<TakenDoubt> doubts) => new()
    {
        Doubts = doubts,
        Saved = outcomes.Count(pair => pair.Outcome.Result == CellResult.Saved),
        Unchanged = outcomes.Count(pair => pair.Outcome.Result == CellResult.Unchanged),
        Figures = [.. outcomes.Select(pair => new TakenFigure
        {
            Figure = pair.Figure.Cell.Figure, Area = pair.Figure.Cell.Area, Period = pair.Figure.Cell.Period.ToString(),
            Value = ExactNumber.Bare(pair.Figure.Value),
            Result = pair.Outcome.Result == CellResult.Saved ? TakenAs.Saved : TakenAs.Unchanged,
        })],
    };
}
