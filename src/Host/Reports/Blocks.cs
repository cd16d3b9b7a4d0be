
namespace ActionPlan.Host.Reports;

/// <summary>A piece of text: written, or what a reference stands for.</summary>
internal readonly record struct Piece(string Text, string? Reference = null);

/// <summary>What a report's body consists of, whatever it becomes: Word or page.</summary>
internal abstract record Block;

/// <summary>A heading; its number is given where it is written.</summary>
internal sealed record HeadingBlock(int Level, string Text, string Section) : Block;

internal sealed record ParagraphBlock(IReadOnlyList<Piece> Pieces, bool IsItem = false) : Block
{
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));
}

/// <summary>The lines above an annex: their placeholders are filled in as those of the document's own heading.</summary>
internal sealed record AnnexHeadBlock(IReadOnlyList<Forms.LineForm> Lines) : Block;

internal sealed record TableBlock(string Caption, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<TableLine> Lines) : Block
{
    private const int MostKeptTogether = 6;

    /// <summary>What stands above says already what its caption would.</summary>
    public bool IsTitledAbove { get; init; }

    /// <summary>Small enough to stay on one page: kept whole, a larger one would leave much of the page before it empty.</summary>
    public bool IsKeptTogether => Lines.Count <= MostKeptTogether;
}

/// <summary>A column: its heading, its share of the table's width, and whether it holds numbers.</summary>
internal sealed record ReportColumn(string Heading, int Share, bool Number = false);

/// <summary>A line: a cell for each column, or one over all of them.</summary>
internal sealed record TableLine(IReadOnlyList<IReadOnlyList<Piece>> Cells)
{
    /// <summary>One cell over all columns.</summary>
    public bool IsWide => Cells.Count == 1;

    /// <summary>A line that heads those below it.</summary>
    public bool IsGroup => IsWide && !IsNote;

    /// <summary>A remark on the line above it.</summary>
    public bool IsNote { get; private init; }

    public static TableLine Group(string text) => new([[new Piece(text)]]);

    public static TableLine Note(IReadOnlyList<Piece> pieces) => new([pieces]) { IsNote = true };

    public static TableLine Of(params IReadOnlyList<Piece> cells) => new([.. cells.Select(cell => (IReadOnlyList<Piece>)[cell])]);
}

/// <summary>A chart as a picture, with what it shows in words for those who hear the document.</summary>
/// <param name="Png">Draws it for paper, with more dots than a screen has.</param>
/// <param name="Svg">Draws it for a page.</param>
/// <param name="Caption">Below it.</param>
/// <param name="Description">In words.</param>
internal sealed record PictureBlock(Func<byte[]> Png, Func<string> Svg, string Caption, string Description) : Block;

/// <summary>Charts side by side, each with its title in the picture.</summary>
internal sealed record PictureRowBlock(IReadOnlyList<PictureBlock> Pictures) : Block
{
    /// <summary>How many a whole row has.</summary>
    public const int Most = 2;
}
