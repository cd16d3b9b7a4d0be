using System.Text;
using System.Text.RegularExpressions;

namespace ActionPlan.Host.Sheets;

/// <summary>Text as a workbook can hold it.</summary>
internal static partial class SheetText
{
    /// <summary>A cell holds no more.</summary>
    public const int LongestCell = 32_767;
    public const int LongestSheetName = 31;

    /// <summary>What spreadsheets take for the beginning of a formula or command when such a cell is typed again or saved as CSV.</summary>
    public static bool LooksLikeFormula(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..];

    /// <summary>Without characters that XML cannot carry; <c>_x0041_</c> stays what it says.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            clean.Append(rune.Value is '\t' or '\n' || !Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF)
                ? rune.ToString() : rune.Value is '\r' or '\v' or '\f' or 0x85 ? "\n" : "�");
        }

        var escaped = Escape().Replace(clean.ToString(), "_x005F$0");
        return escaped.Length <= LongestCell ? escaped : Whole(escaped, LongestCell - 1) + "…";
    }

    /// <summary>Reads what <see cref="Clean"/> and Excel escape, in the one Unicode form that is stored.</summary>
    public static string Read(string text) => Escape().Replace(text, match =>
        {
            var letter = (char)int.Parse(match.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            return char.IsSurrogate(letter) || char.IsControl(letter) && letter is not ('\t' or '\n' or '\r' or '\v' or '\f' or '\u0085')
                ? "�" : letter.ToString();
        }).Normalize(NormalizationForm.FormC);

    /// <summary>A name that Excel accepts for a sheet.</summary>
    public static string SheetName(string text)
    {
        var name = string.Concat(
            Clean(text.Normalize(NormalizationForm.FormC)).Select(c => c is '[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\n' or '\t' ? '-' : c));
        name = Whole(name, LongestSheetName).Trim(' ', '\'');
        return name.Length == 0 || name.Equals("History", StringComparison.OrdinalIgnoreCase) ? "Sheet1" : name;
    }

    private static string Whole(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
