using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>Which names of elements are known, and what becomes of those that are not simply kept.</summary>
internal static class WordNames
{
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    public static readonly XNamespace Pic = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    public static readonly XNamespace V = "urn:schemas-microsoft-com:vml";
    public static readonly XNamespace O = "urn:schemas-microsoft-com:office:office";
    public static readonly XNamespace M = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    public static readonly XNamespace Wps = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape";
    public static readonly XNamespace Ink = "http://schemas.microsoft.com/office/word/2010/wordprocessingInk";

    private static readonly XNamespace W14 = "http://schemas.microsoft.com/office/word/2010/wordml";
    private static readonly XNamespace Wp14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing";

    /// <summary>The namespaces that are written, with their prefixes. What stands in another one is left out, as Word itself does.</summary>
    public static readonly IReadOnlyDictionary<XNamespace, string> Known = new Dictionary<XNamespace, string>
    {
        [Wml.W] = "w", [Wml.R] = "r", [M] = "m", [A] = "a", [Pic] = "pic", [V] = "v", [O] = "o", [Wps] = "wps",
        ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"] = "wp",
        ["http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"] = "wpg",
        ["http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"] = "wpc",
        ["urn:schemas-microsoft-com:office:word"] = "w10",
        [W14] = "w14", [Wml.W15] = "w15", [Wp14] = "wp14", [Wml.Mc] = "mc",
    };

    /// <summary>Those of them that older programs may pass over.</summary>
    public const string Ignorable = "w14 w15 wp14";

    /// <summary>What prints something else than its text, leads elsewhere, or turns around what stands in it.</summary>
    public static readonly IReadOnlySet<XName> Dropped = new[]
    {
        "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "proofErr", "permStart", "permEnd", "lastRenderedPageBreak",
        "altChunk", "subDoc", "object", "control", "movie", "scriptAnchor", "dataBinding", "placeholder", "ffData",
        "pgNum", "dayShort", "dayLong", "monthShort", "monthLong", "yearShort", "yearLong",
        "vanish", "specVanish", "webHidden", "hidden", "rtl", "bidi", "bidiVisual", "divId",
        "embedRegular", "embedBold", "embedItalic", "embedBoldItalic",
    }.Select(name => Wml.W + name).Append(Wml.W15 + "dataBinding").Append(Wml.W15 + "webExtensionLinked").Append(O + "OLEObject").ToHashSet();

    /// <summary>How something looked before a tracked change.</summary>
    public static readonly IReadOnlySet<XName> Earlier = new[]
    {
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblPrExChange", "trPrChange", "tcPrChange", "tblGridChange", "numberingChange",
    }.Select(name => Wml.W + name).ToHashSet();

    /// <summary>Tracked changes of what is said.</summary>
    public static readonly IReadOnlySet<XName> Tracked = new[] { "ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge" }
        .Select(name => Wml.W + name).ToHashSet();

    /// <summary>What turns the order of its letters around: '12' would be shown as '21'.</summary>
    public static readonly IReadOnlySet<XName> Unwrapped = new[] { Wml.W + "bdo", Wml.W + "dir" }.ToHashSet();

    /// <summary>What of the settings says how the document looks; the rest joins it to other files, or people to it.</summary>
    public static readonly IReadOnlySet<XName> Settings = new[]
    {
        "mirrorMargins", "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop", "defaultTabStop",
        "autoHyphenation", "consecutiveHyphenLimit",
        "hyphenationZone", "doNotHyphenateCaps", "evenAndOddHeaders", "bookFoldRevPrinting", "bookFoldPrinting", "drawingGridHorizontalSpacing",
        "drawingGridVerticalSpacing",
        "characterSpacingControl", "footnotePr", "endnotePr", "compat", "themeFontLang", "clrSchemeMapping", "displayBackgroundShape", "decimalSymbol",
        "listSeparator",
    }.Select(name => Wml.W + name).ToHashSet();

    private static readonly HashSet<XName> DroppedAttributes =
    [
        W14 + "paraId", W14 + "textId", Wp14 + "anchorId", Wp14 + "editId", O + "href", O + "relid", O + "althref", O + "gfxdata",
        "src", "href", "althref",
    ];

    /// <summary>Whether it is drawn, and neither a picture nor text.</summary>
    public static bool IsShape(XElement one) => one.Name == Wps + "wsp"
        || (one.Name.Namespace == V && one.Name.LocalName is "shape" or "rect" or "oval" or "line" or "polyline" or "roundrect" or "arc" or "curve"
            && one.Element(V + "imagedata") is null);

    /// <summary>Whether an attribute is kept as it is; those of relationships are looked at one by one.</summary>
    public static bool Keeps(XAttribute attribute) => !attribute.IsNamespaceDeclaration && !DroppedAttributes.Contains(attribute.Name)
        && attribute.Name.Namespace != Wml.Mc
        && !(attribute.Name.Namespace == Wml.W && attribute.Name.LocalName.StartsWith("rsid", StringComparison.Ordinal))
        && (attribute.Name.Namespace == XNamespace.None || attribute.Name.Namespace == XNamespace.Xml || Known.ContainsKey(attribute.Name.Namespace));
}
