
namespace ActionPlan.Host.Sheets;

/// <summary>A column of an exported table.</summary>
/// <param name="Name">Its header.</param>
/// <param name="Width">In characters; usual widths: 12 for a number or a day, 18 for a moment, 24 for a name, 50 for a sentence.</param>
internal sealed record TableColumn(string Name, int Width = 24);

/// <summary>A table as it is exported: what a page lists, all of it.</summary>
/// <param name="Title">Its heading; the sheet and the file are named after it.</param>
/// <param name="About">What was chosen (filters, period), a line below the title.</param>
/// <param name="Rows">Each with as many cells as there are columns, or one that heads those below it; read only as far as they are written.</param>
internal sealed record TableSheet(string Title, string About, IReadOnlyList<TableColumn> Columns, IAsyncEnumerable<IReadOnlyList<TableCell>> Rows)
{
    public TableSheet(string title, string about, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<TableCell>> rows)
        : this(title, about, columns, rows.ToAsyncEnumerable())
    {
    }

    /// <summary>The sheet's name, where it is not the title.</summary>
    public string? Tab { get; init; }

    /// <summary>Said in red on top, where the figures are made up or not final.</summary>
    public string? Warning { get; init; }
}
