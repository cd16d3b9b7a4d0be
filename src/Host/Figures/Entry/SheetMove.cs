namespace ActionPlan.Host.Figures.Entry;

/// <summary>What moving some cells of a sheet to another state gave: all of them, or none and what stood in the way.</summary>
internal sealed record SheetMoved(int Cells, IReadOnlyList<CellOutcome> Refused);

/// <summary>One step of a sheet's way, inside the command's transaction and one after the other.</summary>
internal sealed class SheetMove
{
    private readonly AppDb db;
    private readonly Plan plan;
    private readonly Dictionary<CellKey, FigureDraftRow> drafts;
    private readonly List<CellOutcome> refused = [];

    private SheetMove(AppDb db, Plan plan, EntrySheet sheet, Dictionary<CellKey, FigureDraftRow> drafts, bool isLocked)
    {
        (this.db, this.plan, this.drafts) = (db, plan, drafts);
        (Sheet, IsLocked) = (sheet, isLocked);
    }

    public EntrySheet Sheet { get; }

    public bool IsLocked { get; }

    public static async Task<SheetMove> Begin(AppDb db, Plan plan, SheetKey key, CancellationToken cancellation)
    {
        await db.LockFigures(cancellation);
        return new SheetMove(
            db, plan, await new EntrySheets(db).Load(plan, key, cancellation), await OpenDrafts.Tracked(db, plan, key, cancellation),
            await new PeriodLocks(db).IsLocked(plan, key.Area, key.Quarter, cancellation));
    }

    /// <summary>The drafts asked for, or none if one of them is not in the state or is refused.</summary>
    public IReadOnlyList<FigureDraftRow> Take(IReadOnlyList<CellKey>? cells, DraftState state, Func<EntryCell, FigureDraftRow, Refusal?> refuse)
    {
        var byKey = Sheet.Cells.ToDictionary(cell => cell.Key);
        var taken = new List<FigureDraftRow>();
        foreach (var key in drafts.Asked(cells, state).Distinct())
        {
            var why = !byKey.TryGetValue(key, out var cell) ? Refusal.NotInSheet
                : !drafts.TryGetValue(key, out var draft) || draft.State != state ? Refusal.NotWaiting
                : refuse(cell, draft);
            if (why is { } reason)
            {
                refused.Add(CellOutcome.Refused(key, reason) with { Stamp = cell?.Stamp });
            }
            else
            {
                taken.Add(drafts[key]);
            }
        }

        return refused.Count == 0 ? taken : [];
    }

    public void Happened(SheetEventKind kind, int cells, Acting acting, TimeProvider time, string? reason = null)
    {
        if (cells > 0)
        {
            db.Add(new SheetEventRow
            {
                PlanId = plan.Id, Unit = Sheet.Key.Unit, Area = Sheet.Key.Area, Quarter = Sheet.Key.Quarter,
                Kind = kind, Cells = cells, By = acting.Actor.Name, At = time.GetUtcNow(), Reason = reason,
            });
        }
    }

    public SheetMoved End(IReadOnlyList<FigureDraftRow> moved) => new(moved.Count, refused);
}
