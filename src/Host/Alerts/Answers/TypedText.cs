using System.Text;

namespace ActionPlan.Host.Alerts.Answers;

/// <summary>What people type, as it is kept: composed letters, no control characters, no blanks around it.</summary>
internal static class TypedText
{
    /// <summary>How many characters a text may have.</summary>
    public const int Longest = 2000;

    public static string Lines(string? text) =>
        Kept((text ?? "").ReplaceLineEndings("\n"), letter => letter == '\n' || !char.IsControl(letter));

    public static string OneLine(string? text) => Kept((text ?? "").ReplaceLineEndings(" "), letter => !char.IsControl(letter));

    private static string Kept(string text, Func<char, bool> keep) => string.Concat(text.Where(keep)).Trim().Normalize(NormalizationForm.FormC);
}
