using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>A unit's figures for a quarter as they stand now.</summary>
/// <param name="Key">Which sheet.</param>
/// <param name="Cells">Its figures.</param>
/// <param name="IsLocked">Whether the office has locked the quarter.</param>
internal sealed record EntrySheet(SheetKey Key, IReadOnlyList<EntryCell> Cells, bool IsLocked)
{
    /// <summary>What does not stand any more as somebody has seen it.</summary>
    public IReadOnlyList<CellOutcome> ChangedSince(IEnumerable<SeenCell> seen) =>
        [.. Cells.Join(seen, cell => cell.Key, one => one.Key, (cell, one) => (Cell: cell, one.Stamp))
            .Where(pair => pair.Cell.Stamp != pair.Stamp).Select(pair => CellOutcome.Conflict(pair.Cell))];
}

internal sealed class EntrySheets(AppDb db)
{
    public async Task<EntrySheet> Load(Plan plan, SheetKey key, CancellationToken cancellation) =>
        (await Load(plan, [key], cancellation))[0];

    /// <summary>Several sheets of a plan's version, read at once however many they are.</summary>
    public async Task<IReadOnlyList<EntrySheet>> Load(Plan plan, IReadOnlyList<SheetKey> keys, CancellationToken cancellation)
    {
        var layouts = keys.Select(key => (Key: key, Cells: SheetLayout.Cells(plan, key).ToList())).ToList();
        var all = layouts.SelectMany(layout => layout.Cells).ToList();
        var areas = all.Select(cell => cell.Area.Id).Distinct(StringComparer.Ordinal).ToArray();
        var figures = all.Select(cell => cell.Figure.Id).Distinct(StringComparer.Ordinal).ToArray();
        var rows = await db.Figures.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && areas.Contains(row.Area) && figures.Contains(row.Figure))
            .ToListAsync(cancellation);
        var drafts = await db.FigureDrafts.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && areas.Contains(row.Area) && figures.Contains(row.Figure))
            .ToDictionaryAsync(row => row.Cell, cancellation);
        var confirmed = await db.RegisterConfirmations.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && areas.Contains(row.Area)).ToListAsync(cancellation);
        var known = new Known(plan, rows.InForce(), drafts, CountedEntries.Of(plan, confirmed).Select(entry => entry.Cell).ToHashSet(),
            plan.FiguresWithSource());
        var locked = await new PeriodLocks(db).All(plan, cancellation);
        return
        [
            .. from layout in layouts
               let isLocked = locked.Contains((layout.Key.Area, layout.Key.Quarter))
               select new EntrySheet(layout.Key, known.Cells(layout.Cells, isLocked), isLocked),
        ];
    }

    private sealed record Known(
        Plan Plan, IReadOnlyDictionary<CellKey, FigureRow> Approved, IReadOnlyDictionary<CellKey, FigureDraftRow> Drafts, HashSet<CellKey> Counted,
        HashSet<string> NeedSource)
    {
        public IReadOnlyList<EntryCell> Cells(IEnumerable<SheetPlace> layout, bool isLocked) => [.. layout.Select(place =>
        {
            var cell = place.Cell;
            return new EntryCell
            {
                Key = cell,
                Figure = place.Figure,
                Area = place.Area,
                DueOn = place.Figure.DueOn(Plan.Calendar, place.Period),
                NeedsSource = NeedSource.Contains(place.Figure.Id),
                Hold = Counted.Contains(cell) || place.Figure.Definition.Counted ? CellHold.Counted : isLocked ? CellHold.Locked : CellHold.None,
                Approved = Approved.GetValueOrDefault(cell),
                Draft = Drafts.GetValueOrDefault(cell),
                LastPeriod = Approved.GetValueOrDefault(cell with { Period = NumberDoubts.Before(place.Period) })?.Value,
                SamePeriodLastYear = Approved.GetValueOrDefault(cell with { Period = NumberDoubts.YearBefore(place.Period) })?.Value,
            };
        })];
    }
}
