using System.Xml.Linq;
using ActionPlan.Host.Reports.Forms;
using static ActionPlan.Host.Reports.Word.Wml;

namespace ActionPlan.Host.Reports.Word;

/// <summary>Headings and lists are counted by Word, so that a section added there moves the numbers of the next.</summary>
internal static class WordNumbering
{
    public const int Headings = 1;
    public const int Bullets = 2;

    public static XElement Of(ReportForm form) => El(
        "numbering",
        new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName),
        El("abstractNum", At("abstractNumId", 0), Val("multiLevelType", "multilevel"),
            form.Headings.Take(3).Select((heading, level) => Level(heading, level, form.Body))),
        El("abstractNum", At("abstractNumId", 1), Val("multiLevelType", "singleLevel"), Bullet(form.Body)),
        El("num", At("numId", Headings), Val("abstractNumId", 0)),
        El("num", At("numId", Bullets), Val("abstractNumId", 1)));

    // 'I-' counts in Roman numerals, '1-' in Arabic ones, 'a)' in letters; what follows is kept.
    private static XElement Level(HeadingForm heading, int level, BodyForm body) => El(
        "lvl", At("ilvl", level), Val("start", 1),
        Val("numFmt", heading.Numbering[..1] switch { "I" => "upperRoman", "a" => "lowerLetter", "A" => "upperLetter", _ => "decimal" }),
        Val("pStyle", WordStyles.Heading(level + 1)), Val("suff", "space"),
        Val("lvlText", "%" + Number(level + 1) + heading.Numbering[1..]), Val("lvlJc", "left"),
        El("pPr", El("ind", At("left", 0), At("firstLine", Twips(body.FirstLine)))));

    private static XElement Bullet(BodyForm body) => El(
        "lvl", At("ilvl", 0), Val("start", 1), Val("numFmt", "bullet"), Val("pStyle", WordStyles.Item), Val("suff", "space"), Val("lvlText", "-"),
        Val("lvlJc", "left"),
        El("pPr", El("ind", At("left", 0), At("firstLine", Twips(body.FirstLine)))));
}
