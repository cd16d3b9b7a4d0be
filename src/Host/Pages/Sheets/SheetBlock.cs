using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Pages.Sheets;

/// <summary>
/// A table of a sheet: a module's figures of one area, a line each; or, where figures are broken down, areas down and figures across, as people
/// keep them in Excel.
/// </summary>
/// <param name="Figures">The columns of figures that are broken down; empty for lines.</param>
/// <param name="Rows">The cells of each row: one, or one for each column.</param>
internal sealed record SheetBlock(string Module, IReadOnlyList<Figure> Figures, IReadOnlyList<IReadOnlyList<EntryCell>> Rows)
{
    public bool IsMatrix => Figures.Count > 0;

    public static IReadOnlyList<SheetBlock> Of(EntrySheet sheet) =>
        [.. sheet.Cells.GroupBy(cell => cell.Figure.Module, StringComparer.Ordinal).SelectMany(OfModule)];

    /// <summary>What the areas come to together, for each figure: whatever of it is there.</summary>
    public IEnumerable<BlockSum> Sums => Figures.Select((figure, column) =>
    {
        var cells = Rows.Select(row => row[column]).ToList();
        return new BlockSum(figure, cells[0].Key.Period, Sum(cells, cell => cell.Shown), cells.Count(cell => cell.Shown is not null), cells.Count,
            Sum(cells, cell => cell.LastPeriod), Sum(cells, cell => cell.SamePeriodLastYear));
    });

    private static IEnumerable<SheetBlock> OfModule(IGrouping<string, EntryCell> module)
    {
        var figures = module.GroupBy(cell => (cell.Figure.Id, cell.Key.Period)).Select(same => same.ToList()).ToList();
        var lines = figures.Where(cells => cells.Count == 1).ToList();
        if (lines.Count > 0)
        {
            yield return new SheetBlock(module.Key, [], lines);
        }

        foreach (var alike in figures.Where(cells => cells.Count > 1)
            .GroupBy(cells => cells[0].Key.Period + " " + string.Join(' ', cells.Select(cell => cell.Area.Id)), StringComparer.Ordinal))
        {
            var columns = alike.ToList();
            yield return new SheetBlock(
                module.Key, [.. columns.Select(cells => cells[0].Figure)], [.. columns[0].Select((_, row) => columns.Select(cells => cells[row]).ToList())]);
        }
    }

    // Of what is there, as people add up a column; that some is missing is said beside it.
    private static decimal? Sum(IEnumerable<EntryCell> cells, Func<EntryCell, decimal?> value) =>
        cells.Select(value).Aggregate((decimal?)null, (sum, one) => one is { } known ? (sum ?? 0) + known : sum);
}

/// <summary>The sum line of a column.</summary>
internal sealed record BlockSum(Figure Figure, Period Period, decimal? Value, int Known, int Of, decimal? LastPeriod, decimal? SamePeriodLastYear)
{
    public string Id => $"sum-{Figure.Id}-{Period}";
}
