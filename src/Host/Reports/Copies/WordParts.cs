using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Sheets.Packages;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>A sort of part of a Word file that is written again when a copy is issued.</summary>
/// <param name="Relation">The end of the type by which it is found.</param>
/// <param name="Type">The one content type that it may have.</param>
/// <param name="Root">Its first element.</param>
/// <param name="Name">Where it is written; several of a sort are numbered.</param>
internal sealed record WordPartSort(string Relation, string Type, XName Root, string Name)
{
    /// <summary>Headers and footers; of all other sorts there is one.</summary>
    public bool AreMany => Relation is "header" or "footer";
}

/// <summary>What becomes of the parts of a Word file, by the types of the relationships that lead to them.</summary>
internal static class WordParts
{
    public const string MainType = Word + "document.main+xml";
    public const string Comments = Office + "comments";
    public const string Picture = Office + "image";
    public const string Link = Office + "hyperlink";
    public const string CoreProperties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Office = PackageRelation.Office;
    private const string Microsoft = "http://schemas.microsoft.com/office/";

    public static readonly IReadOnlyDictionary<string, WordPartSort> Kept = new[]
    {
        new WordPartSort("styles", Word + "styles+xml", Wml.W + "styles", "styles"),
        new WordPartSort("numbering", Word + "numbering+xml", Wml.W + "numbering", "numbering"),
        new WordPartSort("settings", Word + "settings+xml", Wml.W + "settings", "settings"),
        new WordPartSort("fontTable", Word + "fontTable+xml", Wml.W + "fonts", "fontTable"),
        new WordPartSort("theme", "application/vnd.openxmlformats-officedocument.theme+xml", WordNames.A + "theme", "theme"),
        new WordPartSort("header", Word + "header+xml", Wml.W + "hdr", "header"),
        new WordPartSort("footer", Word + "footer+xml", Wml.W + "ftr", "footer"),
        new WordPartSort("footnotes", Word + "footnotes+xml", Wml.W + "footnotes", "footnotes"),
        new WordPartSort("endnotes", Word + "endnotes+xml", Wml.W + "endnotes", "endnotes"),
    }.ToDictionary(sort => Office + sort.Relation, StringComparer.Ordinal);

    /// <summary>What is left out, by its key in the pages' texts; null where nobody misses it.</summary>
    public static readonly IReadOnlyDictionary<string, string?> LeftOut = new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [CoreProperties] = null, [Office + "metadata/core-properties"] = null, [Office + "extended-properties"] = null, [Office + "custom-properties"] = null,
        [Office + "webSettings"] = null, [Microsoft + "2007/relationships/stylesWithEffects"] = null, [Comments] = null,
        [Microsoft + "2011/relationships/commentsExtended"] = null, [Microsoft + "2016/09/relationships/commentsIds"] = null,
        [Microsoft + "2018/08/relationships/commentsExtensible"] = null,
        [Microsoft + "2011/relationships/people"] = null, [Microsoft + "2007/relationships/hdphoto"] = null,
        [Office + "customXml"] = "Data", [Office + "customXmlProps"] = "Data", [Office + "transform"] = "Data", [Office + "recipientData"] = "Data",
        [Office + "glossaryDocument"] = "BuildingBlocks", [Office + "font"] = "Fonts", [Office + "printerSettings"] = "Printer",
        ["http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"] = "Thumbnail", [Office + "metadata/thumbnail"] = "Thumbnail",
        ["http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"] = "Signature",
        [Microsoft + "2020/02/relationships/classificationlabels"] = "Labels", [Microsoft + "2019/05/relationships/documenttasks"] = "Tasks",
        [Microsoft + "2011/relationships/webextensiontaskpanes"] = "Extensions", [Microsoft + "2011/relationships/webextension"] = "Extensions",
        [Microsoft + "2006/relationships/ui/extensibility"] = "Extensions", [Microsoft + "2007/relationships/ui/extensibility"] = "Extensions",
        [Microsoft + "2006/relationships/keyMapCustomizations"] = "Extensions",
    };

    private static readonly HashSet<string> Embedded = new(
    [
        "oleObject", "package", "control", "aFChunk", "subDocument", "frame", "chart", "chartUserShapes", "chartEx", "diagramData", "diagramLayout",
        "diagramQuickStyle", "diagramColors",
        "diagramDrawing", "activeXControlBinary", "video", "audio", "media", "model3d",
    ], StringComparer.OrdinalIgnoreCase);

    /// <summary>What a relationship makes the whole file be refused for.</summary>
    public static PackageProblem? Refusal(PackageRelation relation)
    {
        var sort = relation.Type[(relation.Type.LastIndexOf('/') + 1)..];
        return sort switch
        {
            "vbaProject" or "wordVbaData" => PackageProblem.Macros,
            "attachedTemplate" => PackageProblem.Outside,
            _ when relation.IsOutside && relation.Type != Link => PackageProblem.Outside,
            _ when Embedded.Contains(sort) => PackageProblem.Embedded,
            _ => null,
        };
    }

    /// <summary>A link that a reader may follow by hand.</summary>
    public static bool IsReadable(PackageRelation link) => link.IsOutside
        && (link.Target.StartsWith('#') || (Uri.TryCreate(link.Target, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "mailto"));
}
