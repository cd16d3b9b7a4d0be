using System.Xml;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static ActionPlan.Host.Reports.Word.Wml;

namespace ActionPlan.Host.Reports.Word;

/// <summary>Writes a report as a Word document that an official goes on editing: styles, headings, tables and pictures as Word itself makes them.</summary>
internal static class ReportDocument
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static byte[] Write(Report report)
    {
        using var file = new MemoryStream();
        using (var package = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            Save(main.AddNewPart<StyleDefinitionsPart>(), WordStyles.Of(report.Form));
            Save(main.AddNewPart<NumberingDefinitionsPart>(), WordNumbering.Of(report.Form));
            Save(main.AddNewPart<DocumentSettingsPart>(), Settings());
            var (upright, lying) = (new WordPage(report.Form.Page, Lying: false), new WordPage(report.Form.Page, Lying: true));
            var (header, first, annex) = (Header(main, upright.Header(report, numbered: true)), Header(main, upright.Header(report, numbered: false)),
                Header(main, lying.Header(report, numbered: true)));
            var pictures = new WordPictures(main);
            Save(main, El(
                "document",
                new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName), new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName),
                new XAttribute(XNamespace.Xmlns + "mc", Mc.NamespaceName), new XAttribute(XNamespace.Xmlns + "w15", W15.NamespaceName),
                new XAttribute(Mc + "Ignorable", "w15"),
                El(
                    "body",
                    WordHead.Above(report, upright.Width),
                    KeptWithNext([.. report.Body.SelectMany(block => Blocks(report, block, upright, pictures))]),
                    WordHead.Below(report, upright.Width),
                    report.Annex.Count == 0 ? null : El("p", El("pPr", upright.Section(header, first))),
                    report.Annex.SelectMany(block => Blocks(report, block, lying, pictures)),
                    report.Imprint.Select(line => Paragraph(WordStyles.Small, Run(line))),
                    report.Annex.Count == 0 ? upright.Section(header, first) : lying.Section(annex, null))));
            package.PackageProperties.Title = report.Heading.Subject;
            package.PackageProperties.Language = "vi-VN";
        }

        return file.ToArray();
    }

    private static IEnumerable<XElement> Blocks(Report report, Block block, WordPage page, WordPictures pictures) => block switch
    {
        HeadingBlock heading => [Paragraph(WordStyles.Heading(heading.Level), Run(heading.Text))],
        ParagraphBlock paragraph => [Paragraph(paragraph.IsItem ? WordStyles.Item : WordStyles.Body, Runs(paragraph.Pieces))],
        TableBlock table => WordTables.Of(table, page.Width),
        AnnexHeadBlock head => WordHead.Annex(report, head, page.Width),
        PictureRowBlock row => [pictures.Row(row, page.Width)],
        PictureBlock picture => pictures.Of(picture, page.Width, page.Height * 9 / 10),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, null),
    };

    // The signature must not stand alone on a page: it takes the last words with it.
    private static IReadOnlyList<XElement> KeptWithNext(IReadOnlyList<XElement> body)
    {
        if (body is [.., { Name.LocalName: "p" } last] && last.Element(W + "pPr") is { } properties)
        {
            properties.Element(W + "pStyle")!.AddAfterSelf(El("keepNext"), El("keepLines"));
        }

        return body;
    }

    // Without it Word opens the file as one of 2007, with less in its menus.
    private static XElement Settings() => El(
        "settings",
        new XAttribute(XNamespace.Xmlns + "w", W.NamespaceName),
        El("compat", El("compatSetting", At("name", "compatibilityMode"), At("uri", "http://schemas.microsoft.com/office/word"), At("val", 15))));

    private static string Header(MainDocumentPart main, XElement content)
    {
        var part = main.AddNewPart<HeaderPart>();
        Save(part, content);
        return main.GetIdOfPart(part);
    }

    private static void Save(OpenXmlPart part, XElement content)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false) });
        content.Save(writer);
    }
}
