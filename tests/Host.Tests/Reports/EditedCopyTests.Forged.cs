using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Copies;
using ActionPlan.Host.Reports.Writing;
using static ActionPlan.Host.Tests.Reports.CopyFile;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>Files in which one program would open another text than the one that is compared, or that keep a reader busy for ever.</summary>
public sealed partial class EditedCopyTests
{
    private const string RootRelations = "_rels/.rels";
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static readonly Dictionary<string, (Func<byte[], byte[]> Forge, string Reply, string? What)> Forged = new()
    {
        ["a type that merely ends in officeDocument, before the real one"] =
            (file =>
                Text(file, RootRelations,
                    text =>
                        text.Insert(text.IndexOf("<Relationship ", StringComparison.Ordinal),
                            """<Relationship Id="rF" Type="http://xau.example/officeDocument" Target="word/header1.xml"/>""")), "CopyHasTwoTexts",
                            "word/header1.xml"),
        ["an ODF package beside it"] =
            (file => With(With(file, "mimetype", "application/vnd.oasis.opendocument.text"), "content.xml", "<office/>"), "CopyHasTwoTexts", "content.xml"),
        ["an ODF package whose parts have types"] =
            (file =>
                Typed(Typed(With(With(file, "mimetype", "application/vnd.oasis.opendocument.text"), "content.xml", "<office/>"), "mimetype", "text/plain"),
                    "content.xml", "text/xml"), "CopyHasForeign", null),
        ["an ODF package without content types"] =
            (file => Without(With(With(file, "mimetype", "application/vnd.oasis.opendocument.text"), "content.xml", "<office/>"), "[Content_Types].xml"),
                "NotADocument", "[Content_Types].xml"),
        ["two relationships to a main part"] =
            (file => Related(file, "officeDocument", "word/header1.xml", id: "rF", part: RootRelations), "CopyHasTwoTexts", null),
        ["a strict and a transitional one"] =
            (file => Related(file, "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument", "word/header1.xml", id: "rF",
                part: RootRelations), "CopyHasTwoTexts", null),
        ["another part of the main type"] =
            (file => Typed(With(Related(file, "customXml", "other.xml"), "word/other.xml", "<x/>"), "word/other.xml", MainType), "CopyHasTwoTexts",
                "word/other.xml"),
        ["a main part of another type"] = (file => Changed(file, "[Content_Types].xml", MainType, "application/xml"), "NotADocument", null),
        ["two types of one part"] =
            (file => Typed(Typed(file, "word/header1.xml", "header"), "WORD/header1.xml", "header"), "NotADocument", "[Content_Types].xml"),
        ["one name twice"] = (file => With(file, "word/document.xml", "<x/>"u8.ToArray(), twice: true), "NotADocument", "word/document.xml"),
        ["one name in two cases"] = (file => With(file, "Word/Document.XML", "<x/>"), "NotADocument", "Word/Document.XML"),
        ["a file that nothing refers to"] =
            (file => Typed(With(file, "word/other.xml", "<x/>"), "word/other.xml", "application/xml"), "CopyHasForeign", "word/other.xml"),
        ["a part of no stated type"] = (file => With(Related(file, "customXml", "a.dat"), "word/a.dat", "x"), "CopyHasForeign", "word/a.dat"),
        ["relationships of nothing"] =
            (file => With(file, "word/_rels/none.xml.rels", Relations("image", "header1.xml")), "CopyHasForeign", "word/_rels/none.xml.rels"),
        ["a relationship of an unknown type"] = (file => Related(file, "http://xau.example/x", "header1.xml"), "CopyHasForeign", "word/header1.xml"),
        ["a relationship to nothing"] = (file => Related(file, "image", "none.png"), "NotADocument", "word/_rels/document.xml.rels"),
        ["a path out of the package"] = (file => With(file, "../a.xml", "<x/>"), "CopyHasForeign", "../a.xml"),
        ["a name that two programs read in two ways"] = (file => With(file, "word/document%2exml", "<x/>"), "CopyHasForeign", "word/document%2exml"),
        ["two parts with styles"] =
            (file => Typed(With(Related(file, "styles", "other.xml"), "word/other.xml", $"""<w:styles xmlns:w="{W}"/>"""), "word/other.xml", "styles"),
                "CopyHasTwoTexts", "word/other.xml"),
        ["a header of another type"] =
            (file => Typed(With(Related(file, "header", "other.xml"), "word/other.xml", $"""<w:hdr xmlns:w="{W}"/>"""), "word/other.xml", "footer"),
                "NotADocument", "word/other.xml"),
        ["a chart with its sheet"] =
            (file => Typed(With(Related(file, "chart", "charts/chart1.xml"), "word/charts/chart1.xml", "<c/>"), "word/charts/chart1.xml",
                "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"), "CopyHasEmbedded", null),
        ["a part of another document"] = (file => Related(file, "subDocument", "https://xau.example/a.docx", external: true), "CopyLinksOutside", null),
        ["a drawing by a program in place of a picture"] =
            (file => Pictured(file, "<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>"u8.ToArray(), "a.svg", "image/svg+xml"),
                "CopyPicture", "word/media/a.svg"),
        ["a metafile"] = (file => Pictured(file, [1, 0, 0, 0, 88, 0, 0, 0], "a.emf", "image/x-emf"), "CopyPicture", "word/media/a.emf"),
        ["a small picture of a billion dots"] = (file => Pictured(file, Picture(Picture(), 40_000, 40_000)), "CopyPicture", "word/media/photo.png"),
        ["paragraphs in paragraphs"] =
            (file =>
                Changed(file, "word/document.xml", "<w:body>",
                    "<w:body>" + string.Concat(Enumerable.Repeat("<w:p>", 1600)) + string.Concat(Enumerable.Repeat("</w:p>", 1600))), "CopyTooDeep",
                    "word/document.xml"),
        ["tables in tables"] = (file =>
            Changed(file, "word/document.xml", "<w:body>",
                "<w:body>" + string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 100)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 100))),
                "CopyTooDeep", "word/document.xml"),
        ["more elements than anybody writes"] =
            (file => Changed(file, "word/document.xml", "<w:body>", "<w:body>" + string.Concat(Enumerable.Repeat("<w:p/>", 450_000))), "CopyTooDeep",
                "word/document.xml"),
        ["a field that does not end"] =
            (file => Changed(file, "word/document.xml", "<w:body>", """<w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>"""),
                "NotADocument", null),
        ["a field that ends twice"] =
            (file => Changed(file, "word/document.xml", "<w:body>", """<w:body><w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>"""),
                "NotADocument", null),
    };

    public static TheoryData<string> Forgeries => [.. Forged.Keys];

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_file_of_which_two_programs_could_read_two_texts_is_refused_with_the_part_that_is_wrong(string name)
    {
        var (forge, reply, what) = Forged[name];

        var opened = EditedCopy.Open(forge(await Clean()));

        Assert.Equal(reply, opened.Refused.ToString());
        Assert.Equal(what ?? opened.What, opened.What);
    }

    [Fact]
    public async Task A_file_that_understates_what_it_inflates_to_is_stopped()
    {
        var bomb = Text(await Clean(), "word/document.xml",
            text => text.Replace("<w:body>", "<w:body>" + new string(' ', 60 * 1024 * 1024), StringComparison.Ordinal));
        for (var at = 0; at < bomb.Length - 46; at++)
        {
            if (bomb.AsSpan(at).StartsWith("PK\u0001\u0002"u8))
            {
                BitConverter.TryWriteBytes(bomb.AsSpan(at + 24), 1000);
            }
        }

        Assert.NotEqual(ReportReply.Done, EditedCopy.Open(bomb).Refused);
    }

    [Fact]
    public async Task The_strict_edition_of_the_format_is_read_as_the_transitional_one()
    {
        Assert.Empty(Against(Strict(await Clean())));
        Assert.Equal([new NumberDifference(null, null, "4321")], Against(Strict(await Edited(body => Put(body, "<w:r><w:t>4321</w:t></w:r>")))));
    }

    private static byte[] Strict(byte[] document)
    {
        foreach (var part in Names(document).Where(part => part.EndsWith(".xml", StringComparison.Ordinal) || part.EndsWith(".rels", StringComparison.Ordinal)))
        {
            document = Text(document, part, text => text
                .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
                    StringComparison.Ordinal)
                .Replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main",
                    StringComparison.Ordinal)
                .Replace("http://schemas.openxmlformats.org/drawingml/2006/", "http://purl.oclc.org/ooxml/drawingml/", StringComparison.Ordinal));
        }

        return document;
    }

    [Fact]
    public async Task What_is_written_is_made_of_checked_parts_only_and_says_the_same()
    {
        var copy = Noted(Pictured(await Clean(), Picture()));

        var written = EditedCopy.Read(copy)!.File.Write("Báo cáo", []);

        Assert.DoesNotContain(Names(written),
            name => name.Contains("comments", StringComparison.Ordinal) || name.Contains("customXml", StringComparison.Ordinal)
                || name.Contains("app.xml", StringComparison.Ordinal));
        Assert.DoesNotContain("Nguyễn Văn Soạn",
            string.Concat(Names(written).Where(name => name.EndsWith(".xml", StringComparison.Ordinal)).Select(name => ReportDesk.Part(written, name))),
            StringComparison.Ordinal);
        Assert.Empty(Against(written));
        Assert.Empty(WrittenDocument.FaultsOf(written));
        var again = EditedCopy.Read(written)!;
        Assert.Equal((0, 0, 0), (again.Findings.Comments, again.Findings.Hidden, again.Findings.Makers.Count));
        Assert.Equal(written, again.File.Write("Báo cáo", []));
    }

    [Fact]
    public async Task Comments_hidden_text_ink_and_names_are_counted_before_a_copy_is_issued()
    {
        var found = EditedCopy.Read(Noted(await Clean()))!.Findings;

        Assert.Equal((2, 1, 1, 1, 1), (found.Comments, found.Hidden, found.Ink, found.EarlierLooks, found.Properties));
        Assert.Equal(["Lê Thị Duyệt", "Nguyễn Văn Soạn"], found.Commenters);
        Assert.Equal(["Công an phường", "Nguyễn Văn Soạn"], found.Makers);
        Assert.Equal(["Data"], found.LeftOut);
    }

    /// <summary>With two comments, one the answer to the other, a hidden run, a line of ink, a changed look, data, and the names of its makers.</summary>
    private static byte[] Noted(byte[] document)
    {
        const string mc = "http://schemas.openxmlformats.org/markup-compatibility/2006";
        var file = Typed(With(Related(document, "comments", "comments.xml", id: "rComments"), "word/comments.xml", $"""
            <w:comments xmlns:w="{W}"><w:comment w:id="1" w:author="Nguyễn Văn Soạn"><w:p><w:r><w:t>Số này 99 đúng không?</w:t></w:r></w:p></w:comment><w:comment w:id="2" w:author="Lê Thị Duyệt"><w:p/></w:comment></w:comments>
            """), "word/comments.xml", "comments");
        file =
            Typed(
                With(Related(file, "http://schemas.microsoft.com/office/2011/relationships/commentsExtended", "commentsExtended.xml", id: "rThreads"),
                    "word/commentsExtended.xml", "<x/>"), "word/commentsExtended.xml", "commentsExtended");
        file = Typed(With(Related(file, "customXml", "../customXml/item1.xml", id: "rData"), "customXml/item1.xml", "<x/>"), "customXml/item1.xml",
            "application/xml");
        file = Typed(With(Related(file, "customXml", "ink/ink1.xml", id: "rInk"), "word/ink/ink1.xml", "<x/>"), "word/ink/ink1.xml", "application/inkml+xml");
        file = Typed(With(Related(file, "extended-properties", "docProps/app.xml", id: "rApp", part: RootRelations), "docProps/app.xml", """
            <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>Công an phường</Company><HyperlinkBase>x</HyperlinkBase></Properties>
            """), "docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
        file =
            Edit(
                file,
                Names(file).First(name => name.Contains("core", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".psmdcp", StringComparison.Ordinal)),
                core => core.Add(new XElement(XName.Get("creator", "http://purl.org/dc/elements/1.1/"), "Nguyễn Văn Soạn")));
        return Edit(file, "word/document.xml",
            root => root.Descendants(W + "p").First(one => WrittenDocument.StyleOf(one) == "BodyText").Add(XElement.Parse($"""
            <x xmlns:w="{W}" xmlns:mc="{mc}" xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" xmlns:r="{Office.TrimEnd('/')}">
            <w:commentRangeStart w:id="1"/><w:r><w:rPr><w:b/><w:rPrChange w:id="7" w:author="Nguyễn Văn Soạn"><w:rPr/></w:rPrChange></w:rPr><w:t>chữ</w:t></w:r><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn 99</w:t></w:r>
            <w:r><mc:AlternateContent><mc:Choice xmlns:wpi="http://schemas.microsoft.com/office/word/2010/wordprocessingInk" Requires="wpi"><w:drawing><wpi:contentPart r:id="rInk"/></w:drawing></mc:Choice></mc:AlternateContent></w:r></x>
            """).Elements()));
    }
}
