
namespace ActionPlan.Host.Sheets;

internal enum CellContent
{
    Empty,
    Number,

    /// <summary>A number that is shown with %, so that 0.12 is read as 12%.</summary>
    Percent,
    Date,
    Text,
    Boolean,
    Error,
    Formula,
}

/// <summary>A cell as it was found, nothing yet made of it.</summary>
/// <param name="Address">Where.</param>
/// <param name="Content">What it holds.</param>
/// <param name="Number">The number of a number, percentage or date.</param>
/// <param name="Text">The text, or what there is to show of it.</param>
internal sealed record SheetCell(CellAddress Address, CellContent Content, decimal Number, string Text)
{
    /// <summary>The number as Excel shows it, where that is another one.</summary>
    public decimal? Shown { get; init; }

    public static SheetCell None(CellAddress address) => new(address, CellContent.Empty, 0, "");
}

/// <summary>Cells made one, corners included.</summary>
internal readonly record struct CellRange(CellAddress From, CellAddress To)
{
    public static bool TryParse(string? text, out CellRange range)
    {
        var corners = (text ?? "").Split(':');
        range = default;
        if (!CellAddress.TryParse(corners[0], out var from) || !CellAddress.TryParse(corners[^1], out var to) || corners.Length > 2)
        {
            return false;
        }

        range = new CellRange(from, to);
        return true;
    }

    public bool Holds(CellAddress cell) => cell.Column >= From.Column && cell.Column <= To.Column && cell.Row >= From.Row && cell.Row <= To.Row;

    public override string ToString() => $"{From}:{To}";
}

/// <summary>A worksheet's cells, row by row.</summary>
internal sealed class SheetContent(string name)
{
    private readonly Dictionary<CellAddress, SheetCell> cells = [];

    public string Name => name;

    public List<CellRange> Merged { get; } = [];

    /// <summary>Ranges that one array formula fills: only their first cell says so itself.</summary>
    public List<CellRange> Computed { get; } = [];

    public int CellCount => cells.Count;

    public IEnumerable<int> Rows => cells.Keys.Select(address => address.Row).Distinct().Order();

    public IEnumerable<SheetCell> All => cells.Values;

    public bool Add(SheetCell cell) => cells.TryAdd(cell.Address, cell);

    public SheetCell At(int column, int row)
    {
        var address = new CellAddress(column, row);
        var cell = cells.GetValueOrDefault(address) ?? SheetCell.None(address);
        return Computed.Exists(range => range.Holds(address)) ? cell with { Content = CellContent.Formula } : cell;
    }

    /// <summary><c>Sheet!B7</c></summary>
    public string Place(CellAddress address) => $"{name}!{address}";
}
