using System.Xml.Linq;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports.Forms;
using static ActionPlan.Host.Reports.Word.Wml;

namespace ActionPlan.Host.Reports.Word;

/// <summary>A4 upright or lying, and what stands at the top of its pages.</summary>
internal sealed record WordPage(PageForm Margins, bool Lying)
{
    private const int Short = 11906;
    private const int Long = 16838;
    private const int ToHeader = 567;

    public int Width => (Lying ? Long : Short) - Twips(Lying ? Margins.Top : Margins.Left) - Twips(Lying ? Margins.Bottom : Margins.Right);

    public int Height => (Lying ? Short : Long) - Twips(Lying ? Margins.Left : Margins.Top) - Twips(Lying ? Margins.Right : Margins.Bottom);

    /// <param name="header">The part with the header of most pages.</param>
    /// <param name="first">The part with the header of the first; null where it is like the others.</param>
    public XElement Section(string header, string? first) => El(
        "sectPr",
        Reference("default", header), first is null ? null : Reference("first", first),
        Val("type", "nextPage"),
        El("pgSz", At("w", Lying ? Long : Short), At("h", Lying ? Short : Long), Lying ? At("orient", "landscape") : null),
        // What is bound at the left of an upright page is at the top of a lying one.
        Lying
            ? Margin(Margins.Left, Margins.Bottom, Margins.Right, Margins.Top)
            : Margin(Margins.Top, Margins.Right, Margins.Bottom, Margins.Left),
        first is null ? null : El("titlePg"));

    public XElement Header(Report report, bool numbered) => El(
        "hdr",
        new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName),
        El(
            "p",
            El("pPr", Val("pStyle", WordStyles.Header),
                El("tabs", El("tab", At("val", "center"), At("pos", Width / 2)), El("tab", At("val", "right"), At("pos", Width))), Val("jc", "left")),
            report.IsSample ? Run(LetterWords.Sample, Looks(10, italic: true)) : null,
            El("r", El("tab")),
            numbered ? El("fldSimple", At("instr", " PAGE "), Run("2")) : null,
            El("r", El("tab")),
            report.IsDraft ? Run("DỰ THẢO", Looks(13, bold: true)) : null));

    private static XElement Reference(string type, string part) => El("headerReference", At("type", type), new XAttribute(R + "id", part));

    private static XElement Margin(decimal top, decimal right, decimal bottom, decimal left) => El(
        "pgMar", At("top", Twips(top)), At("right", Twips(right)), At("bottom", Twips(bottom)), At("left", Twips(left)), At("header", ToHeader),
        At("footer", ToHeader), At("gutter", 0));
}
