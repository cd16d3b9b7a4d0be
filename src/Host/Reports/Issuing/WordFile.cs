using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Writing;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>A Word file from outside, opened without trusting it: nothing in it runs, loads from elsewhere or hides from being compared.</summary>
internal sealed class WordFile
{
    public const int LargestFile = 25 * 1024 * 1024;
    private const long LargestPart = 20L * 1024 * 1024;
    private const long LargestWhole = 200L * 1024 * 1024;
    private const int MostParts = 2000;
    private const string Relations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private static readonly byte[] OldOrLocked = [0xD0, 0xCF, 0x11, 0xE0];

    private readonly Dictionary<string, ZipArchiveEntry> parts;

    private WordFile(Dictionary<string, ZipArchiveEntry> parts) => this.parts = parts;

    /// <summary>The part that holds the text.</summary>
    public string Main { get; private set; } = "";

    public XElement Body { get; private set; } = null!;

    public IReadOnlyList<XElement> Headers { get; private set; } = [];

    /// <summary>Footers, footnotes and endnotes.</summary>
    public IReadOnlyList<XElement> Notes { get; private set; } = [];

    /// <summary>The file, or why it is not taken.</summary>
    public static (WordFile? File, ReportReply Refused) Open(byte[] bytes)
    {
        if (bytes.Length > LargestFile)
        {
            return (null, ReportReply.CopyTooLarge);
        }

        if (bytes.AsSpan().StartsWith(OldOrLocked))
        {
            return (null, ReportReply.CopyOldOrLocked);
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts || zip.Entries.Sum(entry => Math.Max(0, entry.Length)) > LargestWhole || zip.Entries.Any(entry => IsXml(entry.FullName) && entry.Length > LargestPart))
            {
                return (null, ReportReply.CopyTooLarge);
            }

            // Two parts of one name are read by one program as this and by the next as that.
            var named = zip.Entries.Where(entry => !entry.FullName.EndsWith('/')).ToLookup(entry => entry.FullName, StringComparer.OrdinalIgnoreCase);
            if (named.Any(same => same.Count() > 1))
            {
                return (null, ReportReply.NotADocument);
            }

            var file = new WordFile(named.ToDictionary(same => same.Key, same => same.Single(), StringComparer.OrdinalIgnoreCase));
            return file.Read() is { } refused ? (null, refused) : (file, ReportReply.Done);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or NotSupportedException or EndOfStreamException or ArgumentException or UriFormatException)
        {
            return (null, ReportReply.NotADocument);
        }
    }

    private ReportReply? Read()
    {
        var types = Load("[Content_Types].xml");
        if (parts.Keys.Any(name => name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
            || types?.Descendants().Attributes("ContentType").Any(type => type.Value.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Value.Contains("vba", StringComparison.OrdinalIgnoreCase)) == true)
        {
            return ReportReply.CopyHasMacros;
        }

        var relations = parts.Keys.Where(name => name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)).SelectMany(Targets).ToList();
        if (relations.Exists(one => one.IsOutside && one.Type != "hyperlink") || relations.Exists(one => one.Type == "attachedTemplate"))
        {
            return ReportReply.CopyLinksOutside;
        }

        if (relations.Exists(one => one.Type is "oleObject" or "package" or "control" or "aFChunk" or "subDocument" or "frame")
            || parts.Keys.Any(name => name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)))
        {
            return ReportReply.CopyHasEmbedded;
        }

        // Where Word itself looks for the text, not where it usually stands.
        if (Targets("_rels/.rels").FirstOrDefault(one => one.Type == "officeDocument").Part is not { } main || Load(main) is not { } body || body.Name != Word.Wml.W + "document")
        {
            return ReportReply.NotADocument;
        }

        var beside = Targets($"{main[..(main.LastIndexOf('/') + 1)]}_rels/{main[(main.LastIndexOf('/') + 1)..]}.rels").ToList();
        IReadOnlyList<XElement> Of(params string[] kinds) => [.. beside.Where(one => kinds.Contains(one.Type, StringComparer.Ordinal)).Select(one => Load(one.Part)).OfType<XElement>()];
        (Main, Body, Headers, Notes) = (main, body, Of("header"), Of("footer", "footnotes", "endnotes"));
        return null;
    }

    private IEnumerable<(string Type, string Part, bool IsOutside)> Targets(string relations)
    {
        // 'word/_rels/document.xml.rels' speaks of what stands in 'word/'.
        var from = relations[..relations.LastIndexOf("_rels/", StringComparison.OrdinalIgnoreCase)];
        foreach (var one in Load(relations)?.Elements(XName.Get("Relationship", Relations)) ?? [])
        {
            var (type, target) = (one.Attribute("Type")?.Value ?? "", one.Attribute("Target")?.Value ?? "");
            var isOutside = string.Equals(one.Attribute("TargetMode")?.Value, "External", StringComparison.OrdinalIgnoreCase);
            yield return (type[(type.LastIndexOf('/') + 1)..], isOutside ? target : new Uri(new Uri("part:///" + from), target).AbsolutePath.TrimStart('/'), isOutside);
        }
    }

    private XElement? Load(string part)
    {
        if (!parts.TryGetValue(part, out var entry))
        {
            return null;
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LargestPart });
        return XElement.Load(reader);
    }

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
}
