using ActionPlan.Host.Charts;

namespace ActionPlan.Host.Summaries;

/// <summary>The page's measures in CSS pixels, as <c>app.css</c> has them: A4 upright with margins of 12 mm.</summary>
internal static class PaperRoom
{
    public const float Width = 702;

    /// <summary>297 mm less the margins, less what rounding may cost.</summary>
    public const float Height = 1031 - 14;

    public const float LineHeight = 16;
    public const float TitleLine = 26;
    public const float SectionTitle = 31;
    public const float Gap = 7;
    public const float ItemGap = 2;
    public const float Indent = 16;
    public const float HeadRow = 24;
    public const float RowPadding = 8;
    public const float Header = 22;
    public const float ChipRow = 28;
    public const float ChipPadding = 44;
    public const int ChartHeight = 210;
    public const float ChartMargin = 14;

    /// <summary>
    /// The mark before a status, and what its few letters take more where a browser sets each on a whole pixel: a twelfth, seen of 'Nguy cơ không đạt'.
    /// </summary>
    public const float StatusMark = 18 + 9;

    /// <summary>Browsers set text a little wider than it is measured without kerning.</summary>
    public const float Safety = 1.02f;

    public static readonly TextLook Body = new(12.5f);
    public static readonly TextLook Bold = new(12.5f, Bold: true);
    public static readonly TextLook Small = new(11.5f);
    public static readonly TextLook Title = new(20, Bold: true);

    private const float CellPadding = 13;
    private static readonly float[] Columns = [0.28f, 0.22f, 0.50f];

    public static float Cell(int column) => Width * Columns[column] - CellPadding;

    public static int Lines(string text, TextLook look, float width) => ChartText.LineCount(text, look, width / Safety);
}
