using System.Xml.Linq;
using ActionPlan.Host.Reports.Forms;
using static ActionPlan.Host.Reports.Word.Wml;

namespace ActionPlan.Host.Reports.Word;

/// <summary>The document's styles: whoever changes one in Word changes the whole report.</summary>
internal static class WordStyles
{
    private static readonly string[] Sides = ["top", "left", "bottom", "right", "insideH", "insideV"];

    public const string Body = "BodyText";
    public const string Item = "ListBullet";
    public const string Caption = "Caption";
    public const string Figure = "Figure";
    public const string FigureRow = "FigureRow";
    public const string AnnexHead = "AnnexHead";
    public const string Cell = "TableText";
    public const string HeadCell = "TableHead";
    public const string Line = "HeadLine";
    public const string Small = "Imprint";
    public const string Grid = "TableGrid";
    public const string Header = "Header";

    public static string Heading(int level) => "Heading" + Number(Math.Clamp(level, 1, 3));

    public static XElement Of(ReportForm form)
    {
        var body = form.Body;
        return El(
            "styles",
            new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName),
            El(
                "docDefaults",
                El(
                    "rPrDefault",
                    El("rPr", Fonts(form.Font), Val("color", "000000"), Val("sz", HalfPoints(body.Size)), Val("szCs", HalfPoints(body.Size)),
                        El("lang", At("val", "vi-VN"), At("eastAsia", "vi-VN")))),
                El("pPrDefault", El("pPr", El("spacing", At("after", 0), At("line", 240), At("lineRule", "auto"))))),
            Style("Normal", "Normal", null, isDefault: true),
            Style(Body, "Body Text", Running(body), after: "Normal"),
            form.Headings.Take(3).Select((heading, index) => HeadingStyle(heading, index + 1, body)),
            Style(Item, "List Bullet", El("pPr", El("numPr", Val("numId", WordNumbering.Bullets)), Spacing(body), Val("jc", "both")), after: "Normal"),
            Style(Caption, "caption", El("pPr", El("keepNext"), El("spacing", At("before", 120), At("after", 60)), Val("jc", "center")),
                El("rPr", Looks(12, bold: true))),
            Style(Figure, "Figure", El("pPr", El("keepNext"), El("spacing", At("before", 60), At("after", 0)), Val("jc", "center")), isCustom: true),
            Style(FigureRow, "Figure Row", El("pPr", El("spacing", At("before", 60), At("after", 60)), Val("jc", "left")), isCustom: true),
            Style(AnnexHead, "Annex Head", El("pPr", El("keepNext"), Val("jc", "center")), isCustom: true),
            Style("FigureCaption", "Figure Caption", El("pPr", El("spacing", At("before", 0), At("after", 120)), Val("jc", "center")),
                El("rPr", Looks(12, italic: true)), isCustom: true),
            Style(Cell, "Table Text", El("pPr", El("spacing", At("before", 20), At("after", 20))), El("rPr", Looks(11)), isCustom: true),
            Style(HeadCell, "Table Head", El("pPr", Val("jc", "center")), El("rPr", Looks(11, bold: true)), basedOn: Cell, isCustom: true),
            Style(Line, "Head Line", El("pPr", Val("jc", "center")), isCustom: true),
            Style(Small, "Imprint", El("pPr", El("spacing", At("before", 60)), Val("jc", "left")), El("rPr", Looks(9)), isCustom: true),
            Style(Header, "header", El("pPr", Val("jc", "center")), El("rPr", Looks(13))),
            TableStyle());
    }

    public static XElement Fonts(string font) => El("rFonts", At("ascii", font), At("hAnsi", font), At("eastAsia", font), At("cs", font));

    private static XElement Running(BodyForm body) => El("pPr", Spacing(body), El("ind", At("firstLine", Twips(body.FirstLine))), Val("jc", "both"));

    private static XElement Spacing(BodyForm body) =>
        El("spacing", At("after", OfPoints(body.After)), At("line", OfPoints(body.LineExactly)), At("lineRule", "exact"));

    private static XElement HeadingStyle(HeadingForm heading, int level, BodyForm body) => El(
        "style", At("type", "paragraph"), At("styleId", Heading(level)),
        Val("name", "heading " + Number(level)), Val("basedOn", "Normal"), Val("next", Body), El("qFormat"),
        El(
            "pPr", El("keepNext"), El("keepLines"),
            El("numPr", Val("ilvl", level - 1), Val("numId", WordNumbering.Headings)),
            El("spacing", At("before", 120), At("after", OfPoints(body.After)), At("line", OfPoints(body.LineExactly)), At("lineRule", "exact")),
            Val("jc", "both"), Val("outlineLvl", level - 1)),
        El("rPr", heading.Bold ? El("b") : null, heading.Italic ? El("i") : null, heading.Capitals ? El("caps") : null, Val("sz", HalfPoints(heading.Size)),
            Val("szCs", HalfPoints(heading.Size))));

    private static XElement Style(
        string id, string name, XElement? paragraph, XElement? run = null, string? basedOn = null, string? after = null, bool isCustom = false,
        bool isDefault = false) => El(
        "style", At("type", "paragraph"), isDefault ? At("default", 1) : null, isCustom ? At("customStyle", 1) : null, At("styleId", id),
        Val("name", name), isDefault ? null : Val("basedOn", basedOn ?? after ?? "Normal"), El("qFormat"), paragraph, run);

    private static XElement TableStyle() => El(
        "style", At("type", "table"), At("styleId", Grid), Val("name", "Table Grid"),
        El(
            "tblPr",
            El("tblBorders", Sides.Select(side => El(side, At("val", "single"), At("sz", 4), At("space", 0), At("color", "000000")))),
            El("tblCellMar", El("left", At("w", 70), At("type", "dxa")), El("right", At("w", 70), At("type", "dxa")))));
}
