using System.Text;
using ActionPlan.Host.Reports.Copies;
using UglyToad.PdfPig;

namespace ActionPlan.Host.Reports.Pdf;

/// <summary>The numbers that a PDF prints, as a reader of its own finds them.</summary>
internal static class PdfNumbers
{
    /// <summary>Which numbers of a document stand nowhere in its PDF. How often and where they stand is not compared: columns run into one another.</summary>
    /// <param name="pdf">The file.</param>
    /// <param name="said">The document's numbers.</param>
    public static IReadOnlyList<string> Missing(byte[] pdf, IEnumerable<string> said)
    {
        using var document = PdfDocument.Open(pdf);
        var printed = new StringBuilder();
        foreach (var page in document.GetPages())
        {
            // In the order of the page, and in that in which it was written: a long number may go on in the next line of a narrow column.
            printed.AppendJoin(null, page.GetWords().Select(word => word.Text)).Append(' ').Append(string.Concat(page.Text.Where(letter => !char.IsWhiteSpace(letter)))).Append(' ');
        }

        var text = printed.ToString().Normalize(NormalizationForm.FormKC);
        return [.. said.Distinct(StringComparer.Ordinal).Where(number => !text.Contains(number, StringComparison.Ordinal))];
    }
}
