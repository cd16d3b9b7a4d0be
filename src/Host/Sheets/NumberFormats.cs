using System.Buffers;
using System.Text.RegularExpressions;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace ActionPlan.Host.Sheets;

/// <summary>What a workbook's formats make of a number: a date, a percentage, or a number as it is.</summary>
internal sealed partial class NumberFormats
{
    /// <summary>Excel itself writes no longer format, and no more of them.</summary>
    private const int LongestFormat = 255;
    private const int MostStyles = 65_490;
    private const uint WholeInOurs = 3;

    private static readonly SearchValues<char> OfDates = SearchValues.Create("dmyhsDMYHS");

    private readonly IReadOnlyList<CellContent> byStyle;
    private readonly IReadOnlyList<ShownNumber?> shownByStyle;

    public NumberFormats(Xl.Stylesheet? styles)
    {
        var own = new Dictionary<uint, string>();
        foreach (var format in styles?.NumberingFormats?.Elements<Xl.NumberingFormat>() ?? [])
        {
            if (format is { NumberFormatId.Value: var id, FormatCode.Value: { } code })
            {
                own[id] = code.Length <= LongestFormat ? code : throw new InvalidDataException("A number format that Excel would not write.");
            }
        }

        var used = (styles?.CellFormats?.Elements<Xl.CellFormat>() ?? []).Take(MostStyles).Select(format => format.NumberFormatId?.Value ?? 0).ToList();
        byStyle = [.. used.Select(id => Kind(id, own))];
        // In the workbooks that are written here a format of its own takes over wherever a number is not whole: all of it is seen.
        var isOurs = styles?.DifferentialFormats?.Elements<Xl.DifferentialFormat>()
            .Any(format => format.NumberingFormat?.FormatCode?.Value == CellLooks.FractionCode) == true;
        shownByStyle =
            [.. used.Select(id => own.TryGetValue(id, out var code) ? code == CellLooks.FractionCode ? null : ShownNumber.Of(Spoken().Replace(code, ""))
            : isOurs && id == WholeInOurs ? null : ShownNumber.Of(id))];
    }

    /// <summary>How a number is shown that is shown in digits; null where it is shown as it is.</summary>
    public ShownNumber? ShownAs(uint style) => style < shownByStyle.Count ? shownByStyle[(int)style] : null;

    public CellContent Of(uint style) => style < byStyle.Count ? byStyle[(int)style] : CellContent.Number;

    private static CellContent Kind(uint id, Dictionary<uint, string> own) => id switch
    {
        _ when own.TryGetValue(id, out var code) => Kind(code),
        9 or 10 => CellContent.Percent,
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => CellContent.Date,
        _ => CellContent.Number,
    };

    private static CellContent Kind(string code)
    {
        var bare = Spoken().Replace(code, "");
        return bare.Contains("General", StringComparison.OrdinalIgnoreCase) ? CellContent.Number
            : bare.AsSpan().ContainsAny(OfDates) ? CellContent.Date
            : bare.Contains('%') ? CellContent.Percent
            : CellContent.Number;
    }

    // Words in quotes, single letters after a backslash, padding, and colours or languages in brackets; [h] and its like are durations.
    [GeneratedRegex("""(?i)"[^"]*"|\\.|_.|\*.|\[(?!(h+|m+|s+)\])[^\]]*\]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Spoken();
}
