using System.Text;
using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Authoring.Lists;

/// <summary>A row of a table as it came out of a workbook.</summary>
/// <param name="Row">Its number, from 1.</param>
internal sealed record ListRow(int Row, IReadOnlyList<string> Cells)
{
    public string At(int column) => column < 0 ? "" : Cells.ElementAtOrDefault(column) ?? "";
}

/// <summary>
/// A workbook's cells as text: pasted as they are, or read from a file. What a file does not say by itself – what a formula would give, what
/// was merged – is marked as spreadsheets mark their errors, so that its row is not taken.
/// </summary>
internal static class ListRows
{
    public const string Computed = "#CÔNG THỨC";
    public const string Merged = "#Ô GỘP";
    public const string Hidden = "#KÝ TỰ ẨN";

    /// <summary>Longest that is read at once, in letters.</summary>
    public const int Longest = 400_000;

    private const int MostColumns = 40;
    private const int MostRows = 2000;

    /// <summary>The rows that say something; a cell with line breaks stands in quotes, as spreadsheets copy it.</summary>
    public static IEnumerable<ListRow> Of(string pasted)
    {
        var (text, at, row) = (pasted.ReplaceLineEndings("\n"), 0, 0);
        while (at < text.Length)
        {
            row++;
            var cells = new List<string>();
            do
            {
                cells.Add(Seen(Cell(text, ref at)));
            }
            while (at < text.Length && text[at++] == '\t');
            if (cells.Exists(cell => cell.Length > 0))
            {
                yield return new ListRow(row, cells);
            }
        }
    }

    /// <summary>Whether a cell holds what nobody may guess.</summary>
    public static bool IsUnread(string cell) => cell is ['#', var letter, ..] && char.IsUpper(letter);

    /// <summary>The cells of one worksheet as if they had been pasted, or why there are none.</summary>
    /// <param name="file">The workbook.</param>
    /// <param name="named">Which worksheet; empty where the workbook has one only.</param>
    public static (string? Cells, Complaint? Problem) Of(byte[] file, string named)
    {
        var reading = WorkbookReader.Read(file);
        if (reading.Problem is { } problem)
        {
            // A list is never read as CSV: another ending would not help.
            return (null, problem is { Key: "KindText" } ? Complaint.OfFile("ListText") : problem);
        }

        var filled = reading.Sheets.Where(sheet => sheet.CellCount > 0).ToList();
        var chosen = named.Length > 0 ? filled.Where(sheet => Folded.Of(sheet.Name) == Folded.Of(named)).ToList() : filled;
        return chosen switch
        {
            [var one] when one.All.Any(cell => cell.Address.Row > MostRows) => (null, Complaint.OfFile("ListLong", Show.Number(MostRows))),
            [var one] => Covered(one) is { } merged ? (Write(one, merged), null) : (null, Complaint.OfFile("Damaged")),
            _ when filled.Count == 0 => (null, Complaint.OfFile("ListEmpty")),
            _ => (null, Complaint.OfFile("ListSheets", string.Join("; ", filled.Select(sheet => sheet.Name)))),
        };
    }

    private static string Cell(string text, ref int at)
    {
        if (at == text.Length || text[at] != '"')
        {
            return Plain(text, ref at);
        }

        var (cell, start) = (new StringBuilder(), at);
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                cell.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                cell.Append('"');
                at++;
            }
            else if (at + 1 == text.Length || text[at + 1] is '\t' or '\n')
            {
                at++;
                return cell.ToString();
            }
            else
            {
                break;
            }
        }

        // A quote that is only a letter of the cell.
        at = start;
        return Plain(text, ref at);
    }

    private static string Plain(string text, ref int at)
    {
        var end = text.AsSpan(at).IndexOfAny('\t', '\n') is var found and >= 0 ? at + found : text.Length;
        var plain = text[at..end];
        at = end;
        return plain;
    }

    private static string Write(SheetContent sheet, HashSet<CellAddress> merged)
    {
        var written = new StringBuilder();
        var line = 1;
        var cells = sheet.All.Select(cell => cell.Address).Concat(merged).Where(address => address.Column <= MostColumns)
            .GroupBy(address => address.Row, address => address.Column).OrderBy(row => row.Key);
        foreach (var row in cells)
        {
            written.Append('\n', row.Key - line);
            line = row.Key;
            written.AppendJoin('\t', Enumerable.Range(1, row.Max()).Select(column => new CellAddress(column, row.Key))
                .Select(address => merged.Contains(address) ? Merged : Said(sheet.At(address.Column, address.Row))));
        }

        return written.ToString();
    }

    /// <summary>The cells that show what another of their range holds; null where ranges lie over each other, as no program writes them.</summary>
    private static HashSet<CellAddress>? Covered(SheetContent sheet)
    {
        var hidden = new HashSet<CellAddress>();
        foreach (var range in sheet.Merged)
        {
            for (var row = range.From.Row; row <= Math.Min(range.To.Row, MostRows); row++)
            {
                for (var column = range.From.Column; column <= Math.Min(range.To.Column, MostColumns); column++)
                {
                    var address = new CellAddress(column, row);
                    if (address != range.From && !hidden.Add(address))
                    {
                        return null;
                    }
                }
            }
        }

        return hidden;
    }

    private static string Said(SheetCell cell) => cell.Content switch
    {
        CellContent.Empty => "",
        CellContent.Number => Number(cell.Shown ?? cell.Number),
        CellContent.Percent => Number((cell.Shown ?? cell.Number) * 100) + "%",
        CellContent.Formula => Computed,
        CellContent.Error => IsUnread(cell.Text) ? cell.Text : "#LỖI",
        _ => Seen(cell.Text),
    };

    private static string Seen(string cell) => TypedText.Hidden(cell) is var (_, code) ? $"{Hidden} {code}" : TypedText.Line(cell);

    // Without groups: 1.000 might be one.
    private static string Number(decimal value) => value.ToString("0.##########", Cultures.Vietnamese);
}
