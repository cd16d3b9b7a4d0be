using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace ActionPlan.Host.Reports.Pdf;

/// <summary>What a PDF prints, as a reader of its own finds it.</summary>
internal static class PdfText
{
    /// <summary>
    /// The text in the order in which it was written, cell by cell; without what repeats on each page, and without blanks, for lines are broken within numbers
    /// too.
    /// </summary>
    public static string Of(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return Bare(string.Concat(document.GetPages().SelectMany(Said)));
    }

    /// <summary>A text as it is compared: in one form of each letter, without blanks and what is not seen.</summary>
    public static string Bare(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC)
            .Where(letter => !char.IsWhiteSpace(letter) && char.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control)));

    // Headers, page numbers and the repeated heads of tables are marked as artifacts.
    private static IEnumerable<string> Said(Page page)
    {
        var repeated = page.GetMarkedContents().SelectMany(All).Where(one => one.IsArtifact).SelectMany(one => one.Letters)
            .ToHashSet(ReferenceEqualityComparer.Instance);
        return page.Letters.Where(letter => !repeated.Contains(letter)).Select(letter => letter.Value);
    }

    private static IEnumerable<MarkedContentElement> All(MarkedContentElement one) => one.Children.SelectMany(All).Prepend(one);
}
