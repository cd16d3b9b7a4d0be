using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Sheets.Packages;

namespace ActionPlan.Host.Reports.Copies;

/// <summary>A part of a Word file that is written.</summary>
/// <param name="Name">Where.</param>
/// <param name="Type">Its content type.</param>
/// <param name="Sort">Which sort it is; null for a picture.</param>
/// <param name="Content">What it says; null for a picture.</param>
/// <param name="Bytes">A picture.</param>
/// <param name="Relations">To what it refers, by the names under which that is written.</param>
internal sealed record WordPart(string Name, string Type, WordPartSort? Sort, XElement? Content, byte[]? Bytes, IReadOnlyList<PackageRelation> Relations);

/// <summary>Writes a Word file of parts that were looked at.</summary>
internal static class WordPackage
{
    private const string Main = "word/document.xml";
    private static readonly DateTimeOffset Written = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    /// <param name="title">The document's title.</param>
    /// <param name="last">Paragraphs to stand at its end.</param>
    public static byte[] Write(IReadOnlyCollection<WordPart> parts, string title, IReadOnlyList<XElement> last)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, PackageTypes.Part, TypesOf(parts));
            Put(zip, "_rels/.rels",
                Referring([new PackageRelation("", "rId1", PackageRelation.Main, Main, false),
                    new PackageRelation("", "rId2", WordParts.CoreProperties, "docProps/core.xml", false)]));
            Put(zip, "docProps/core.xml", new XElement(Core + "coreProperties", new XElement(Dc + "title", title), new XElement(Dc + "language", "vi-VN")));
            foreach (var part in parts)
            {
                if (part.Content is { } content)
                {
                    Put(zip, part.Name, part.Name == Main ? With(content, last) : content);
                }
                else
                {
                    using var picture = Open(zip, part.Name, CompressionLevel.NoCompression);
                    picture.Write(part.Bytes);
                }

                if (part.Relations.Count > 0)
                {
                    Put(zip, part.Name.Insert(part.Name.LastIndexOf('/') + 1, "_rels/") + ".rels", Referring(part.Relations));
                }
            }
        }

        return file.ToArray();
    }

    // What closes the body says how its last pages look, and must stay last.
    private static XElement With(XElement document, IReadOnlyList<XElement> last)
    {
        if (last.Count == 0)
        {
            return document;
        }

        var copy = new XElement(document);
        var body = copy.Element(Wml.W + "body")!;
        if (body.LastNode is XElement { Name.LocalName: "sectPr" } closing)
        {
            closing.AddBeforeSelf(last);
        }
        else
        {
            body.Add(last);
        }

        return copy;
    }

    private static XElement TypesOf(IEnumerable<WordPart> parts) => new(
        Types + "Types",
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml"), Default("xml", "application/xml"),
        parts.Where(part => part.Bytes is not null).Select(part => (Ending: Path.GetExtension(part.Name)[1..], part.Type)).Distinct()
            .Select(one => Default(one.Ending, one.Type)),
        Override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        parts.Where(part => part.Content is not null).Select(part => Override(part.Name, part.Type)));

    private static XElement Default(string ending, string type) =>
        new(Types + "Default", new XAttribute("Extension", ending), new XAttribute("ContentType", type));

    private static XElement Override(string part, string type) =>
        new(Types + "Override", new XAttribute("PartName", "/" + part), new XAttribute("ContentType", type));

    private static XElement Referring(IEnumerable<PackageRelation> relations) => new(Relations + "Relationships", relations.Select(one => new XElement(
        Relations + "Relationship", new XAttribute("Id", one.Id), new XAttribute("Type", one.Type),
        new XAttribute("Target", one.IsOutside ? one.Target : "/" + one.Target),
        one.IsOutside ? new XAttribute("TargetMode", "External") : null)));

    private static void Put(ZipArchive zip, string name, XElement content)
    {
        using var stream = Open(zip, name, CompressionLevel.Optimal);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        content.Save(writer);
    }

    private static Stream Open(ZipArchive zip, string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = Written;
        return entry.Open();
    }
}
