using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Figures;

/// <summary>
/// Which entry of a figure is in force: of those of one cell, the one with the largest <see cref="FigureRow.Seq"/>, up to the one that a run has pinned.
/// </summary>
internal static class FiguresInForce
{
    public static Dictionary<CellKey, FigureRow> InForce(this IEnumerable<FigureRow> rows) =>
        rows.GroupBy(row => row.Cell).ToDictionary(cell => cell.Key, cell => cell.MaxBy(row => row.Seq)!);

    public static IQueryable<FigureRow> InForce(this IQueryable<FigureRow> rows) => rows.Where(row => !rows.Any(later =>
        later.PlanId == row.PlanId && later.Area == row.Area && later.Figure == row.Figure && later.Period == row.Period && later.Seq > row.Seq));

    /// <summary>Whether a quarter may know what was entered for the period: of a year its figures stand for it as soon as it has begun.</summary>
    public static bool IsKnownIn(this Period period, Period quarter) => period.IsYear ? period.Year <= quarter.Year : period <= quarter;

    /// <summary>What stood where an entry stands now, the last first.</summary>
    public static IQueryable<FigureRow> Before(this IQueryable<FigureRow> rows, FigureRow row) => rows
        .Where(earlier => earlier.PlanId == row.PlanId && earlier.Area == row.Area && earlier.Figure == row.Figure && earlier.Period == row.Period
            && earlier.Seq < row.Seq)
        .OrderByDescending(earlier => earlier.Seq);
}

internal sealed class FigureQueries(AppDb db)
{
    /// <summary>The entry in force of one cell.</summary>
    public Task<FigureRow?> EntryOf(Plan plan, CellKey cell, CancellationToken cancellation = default) => db.Figures.AsNoTracking()
        .Where(row => row.PlanId == plan.Id && row.Figure == cell.Figure && row.Area == cell.Area && row.Period == cell.Period)
        .OrderByDescending(row => row.Seq)
        .FirstOrDefaultAsync(cancellation);

    public Task<bool> HasFigures(Plan plan, CancellationToken cancellation = default) =>
        db.Figures.AnyAsync(row => row.PlanId == plan.Id, cancellation);

    /// <summary>How many entries an area has for periods that begin after a day.</summary>
    public async Task<int> EntriesAfter(Plan plan, string area, DateOnly day, CancellationToken cancellation = default) =>
        (await db.Figures.AsNoTracking().Where(row => row.PlanId == plan.Id && row.Area == area).Select(row => row.Period).ToListAsync(cancellation))
            .Count(period => plan.Calendar.FirstDay(period) > day);
}
