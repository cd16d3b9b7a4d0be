using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Figures;

/// <summary>Which entry of a figure is in force: of those of one cell, the one with the largest <see cref="FigureRow.Seq"/>, up to the one that a run has pinned.</summary>
internal static class FiguresInForce
{
    public static Dictionary<CellKey, FigureRow> InForce(this IEnumerable<FigureRow> rows) =>
        rows.GroupBy(row => row.Cell).ToDictionary(cell => cell.Key, cell => cell.MaxBy(row => row.Seq)!);

    public static IQueryable<FigureRow> InForce(this IQueryable<FigureRow> rows) => rows.Where(row => !rows.Any(later =>
        later.PlanId == row.PlanId && later.Area == row.Area && later.Figure == row.Figure && later.Period == row.Period && later.Seq > row.Seq));

    /// <summary>What stood where an entry stands now, the last first.</summary>
    public static IQueryable<FigureRow> Before(this IQueryable<FigureRow> rows, FigureRow row) => rows
        .Where(earlier => earlier.PlanId == row.PlanId && earlier.Area == row.Area && earlier.Figure == row.Figure && earlier.Period == row.Period && earlier.Seq < row.Seq)
        .OrderByDescending(earlier => earlier.Seq);
}
