using System.Text;

namespace ActionPlan.Host.Words;

/// <summary>Text as it is searched: without case, tones and marks, so that 'uỷ', 'ủy' and 'uy' find each other.</summary>
internal static class Folded
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
            {
                folded.Append(letter == 'đ' ? 'd' : letter);
            }
        }

        return folded.ToString();
    }

    /// <summary>Whether every word searched for occurs in the text.</summary>
    public static bool Contains(string text, string searched)
    {
        var folded = Of(text);
        return Of(TypedText.Line(searched)).Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => folded.Contains(word, StringComparison.Ordinal));
    }
}
