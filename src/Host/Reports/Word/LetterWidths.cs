using System.Text;

namespace ActionPlan.Host.Reports.Word;

/// <summary>How wide a line will be in bold Times New Roman, which the machine that writes the document need not have.</summary>
internal static class LetterWidths
{
    private const int Digit = 500;
    private const int Space = 250;
    private const int Average = 556;

    // In thousandths of the font's size, A to Z and a to z.
    private static readonly int[] Capitals = [722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722,
        1000, 722, 722, 667];
    private static readonly int[] Small = [500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722,
        500, 500, 444];

    /// <summary>In points.</summary>
    public static decimal Of(string text, decimal size) => size * text.Normalize(NormalizationForm.FormD).Sum(Of) / 1000;

    // Marks above and below take no room of their own.
    private static int Of(char letter) => letter switch
    {
        >= 'A' and <= 'Z' => Capitals[letter - 'A'],
        >= 'a' and <= 'z' => Small[letter - 'a'],
        'Đ' => Capitals['D' - 'A'],
        'đ' => Small['d' - 'a'],
        >= '0' and <= '9' => Digit,
        ' ' or '.' or ',' => Space,
        '-' => 333,
        _ when char.GetUnicodeCategory(letter) == System.Globalization.UnicodeCategory.NonSpacingMark => letter == '\u031B' ? 60 : 0,
        _ => Average,
    };
}
