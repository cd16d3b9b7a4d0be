using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>A unit's figures for a quarter as they stand now.</summary>
internal sealed record EntrySheet(SheetKey Key, IReadOnlyList<EntryCell> Cells)
{
    public static async Task<EntrySheet> Load(AppDb db, Plan plan, SheetKey key, CancellationToken cancellation)
    {
        var layout = SheetLayout.Cells(plan, key).ToList();
        var areas = layout.Select(cell => cell.Area.Id).Distinct(StringComparer.Ordinal).ToArray();
        var figures = layout.Select(cell => cell.Figure.Id).Distinct(StringComparer.Ordinal).ToArray();
        var rows = await db.Figures.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && areas.Contains(row.Area) && figures.Contains(row.Figure))
            .ToListAsync(cancellation);
        var approved = rows.InForce();
        var drafts = await db.FigureDrafts.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && areas.Contains(row.Area) && figures.Contains(row.Figure))
            .ToDictionaryAsync(row => row.Cell, cancellation);
        var confirmed = await db.RegisterConfirmations.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && areas.Contains(row.Area)).ToListAsync(cancellation);
        var counted = CountedEntries.Of(plan, confirmed).Select(entry => entry.Cell).ToHashSet();
        var isLocked = await PeriodLocks.IsLocked(db, plan, key.Area, key.Quarter, cancellation);
        var needSource = plan.FiguresWithSource();

        return new EntrySheet(key, [.. layout.Select(place =>
        {
            var cell = place.Cell;
            return new EntryCell
            {
                Key = cell,
                Figure = place.Figure,
                Area = place.Area,
                DueOn = place.Figure.DueOn(plan.Calendar, place.Period),
                NeedsSource = needSource.Contains(place.Figure.Id),
                Hold = counted.Contains(cell) || place.Figure.Definition.Counted ? CellHold.Counted : isLocked ? CellHold.Locked : CellHold.None,
                Approved = approved.GetValueOrDefault(cell),
                Draft = drafts.GetValueOrDefault(cell),
                LastPeriod = approved.GetValueOrDefault(cell with { Period = NumberDoubts.Before(place.Period) })?.Value,
                SamePeriodLastYear = approved.GetValueOrDefault(cell with { Period = NumberDoubts.YearBefore(place.Period) })?.Value,
            };
        })]);
    }

    /// <summary>What does not stand any more as somebody has seen it.</summary>
    public IReadOnlyList<CellOutcome> ChangedSince(IEnumerable<SeenCell> seen) =>
        [.. Cells.Join(seen, cell => cell.Key, one => one.Key, (cell, one) => (Cell: cell, one.Stamp))
            .Where(pair => pair.Cell.Stamp != pair.Stamp).Select(pair => CellOutcome.Conflict(pair.Cell))];
}
