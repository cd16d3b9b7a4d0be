using System.Text.Json.Nodes;

namespace ActionPlan.Host.Authoring.Lists;

/// <summary>A column that a list may have.</summary>
/// <param name="Name">What it is called in a rule file.</param>
/// <param name="Heads">What people write above it, folded.</param>
internal sealed record ListColumn(string Name, params IReadOnlyList<string> Heads);

/// <summary>What a row of a list becomes.</summary>
/// <param name="Row">The row, from 1.</param>
/// <param name="Said">What stands in its columns.</param>
/// <param name="Made">What is written; null where the row is not taken.</param>
/// <param name="Doubt">Why it is not, or what of it was not understood; null where all is clear.</param>
internal sealed record ListedThing(int Row, IReadOnlyList<string> Said, JsonObject? Made, ListDoubt? Doubt);

/// <param name="Key">What it is, as its text is called.</param>
/// <param name="About">The words it is about.</param>
internal sealed record ListDoubt(string Key, string About = "");

/// <summary>
/// A list's rows in the columns that it is read by: those that its heads name. Without heads nothing is read: some other table's cells would
/// become names.
/// </summary>
internal sealed class ListTable
{
    private readonly IReadOnlyList<int> places;

    public ListTable(IReadOnlyList<ListRow> rows, IReadOnlyList<ListColumn> columns)
    {
        Columns = columns;
        // A title may be the name of a column; where names are all there is, nothing else can stand above them.
        var fewest = rows.All(row => row.Cells.Count(cell => cell.Length > 0) <= 1) ? 1 : 2;
        var head = rows.FirstOrDefault(row => Places(row, columns) is { } found && found.Count(place => place >= 0) >= fewest);
        HeadRow = head?.Row ?? 0;
        places = head is null ? [] : Places(head, columns)!;
        Rows = head is null ? [] : [.. rows.Where(row => row.Row > HeadRow)];
        Unread = head is null ? [] : [.. head.Cells.Where((cell, place) => cell.Length > 0 && !places.Contains(place) && !IsNumbering(cell))];
    }

    public IReadOnlyList<ListColumn> Columns { get; }

    /// <summary>The rows below the heads.</summary>
    public IReadOnlyList<ListRow> Rows { get; }

    /// <summary>The row of the heads; 0 where there is none.</summary>
    public int HeadRow { get; }

    /// <summary>Heads of columns that are not read.</summary>
    public IReadOnlyList<string> Unread { get; }

    /// <summary>What stands in the columns, in their order.</summary>
    public string[] Said(ListRow row) => [.. places.Select(row.At)];

    private static List<int>? Places(ListRow row, IReadOnlyList<ListColumn> columns)
    {
        var heads = row.Cells.Select(cell => Folded.Of(cell).Split('(')[0].Trim(' ', '.', ':', '*')).ToList();
        var found = columns.Select(column => heads.FindIndex(head => column.Heads.Contains(head, StringComparer.Ordinal))).ToList();
        return columns.Index().Any(one => one.Item.Name == "name" && found[one.Index] >= 0) ? found : null;
    }

    private static bool IsNumbering(string head) => Folded.Of(head).Trim('.') is "tt" or "stt" or "so tt" or "so thu tu";
}
