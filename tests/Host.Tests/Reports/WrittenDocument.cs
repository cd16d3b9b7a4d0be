using System.Xml.Linq;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Word;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>A report's Word file, read again.</summary>
internal sealed class WrittenDocument
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public WrittenDocument(Report report)
    {
        Bytes = ReportDocument.Write(report);
        using var stream = new MemoryStream(Bytes);
        using var package = WordprocessingDocument.Open(stream, isEditable: false);
        Faults = FaultsOf(package);
        var main = package.MainDocumentPart!;
        Body = Read(main);
        Headers = [.. main.HeaderParts.Select(Read)];
        Styles = Read(main.StyleDefinitionsPart!);
    }

    public byte[] Bytes { get; }

    public IReadOnlyList<string> Faults { get; }

    public XElement Body { get; }

    public IReadOnlyList<XElement> Headers { get; }

    public XElement Styles { get; }

    /// <summary>What stands for a stored number: the reference and the text.</summary>
    public IReadOnlyList<(string Reference, string Text)> Referenced =>
        [.. Body.Descendants(W + "sdt").Select(control => (control.Element(W + "sdtPr")!.Element(W + "tag")!.Attribute(W + "val")!.Value, Text(control)))];

    /// <summary>Each paragraph's text without what references stand for.</summary>
    public IReadOnlyList<string> Unreferenced => [.. Body.Descendants(W + "p").Select(paragraph => string.Concat(
        paragraph.Descendants(W + "t").Where(text => !text.Ancestors(W + "sdt").Any()).Select(text => text.Value + "\u200b"))).Where(text => text.Length > 0)];

    public IEnumerable<string> Headings(int level) => Body.Descendants(W + "p").Where(paragraph => StyleOf(paragraph) == $"Heading{level}").Select(Text);

    public static IReadOnlyList<string> FaultsOf(byte[] document)
    {
        using var stream = new MemoryStream(document);
        using var package = WordprocessingDocument.Open(stream, isEditable: false);
        return FaultsOf(package);
    }

    public static string Text(XElement element) => string.Concat(element.Descendants(W + "t").Select(text => text.Value));

    public static string? StyleOf(XElement paragraph) => paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value;

    private static string[] FaultsOf(WordprocessingDocument package) =>
        [.. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package, TestContext.Current.CancellationToken)
            .Select(fault => $"{fault.Path?.XPath}: {fault.Description}")];

    private static XElement Read(OpenXmlPart part)
    {
        using var stream = part.GetStream();
        return XElement.Load(stream);
    }
}
