using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>What officials, and Word itself, do to a document between download and upload.</summary>
public sealed class EditedCopyTests(SampleReports sample) : IClassFixture<SampleReports>
{
    private const string Relationship = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly XNamespace W = WrittenDocument.W;
    private byte[]? clean;

    [Fact]
    public async Task The_document_itself_and_one_whose_runs_Word_has_split_differ_in_nothing() =>
        Assert.Multiple(
            [Same(await Clean()), Same(await Edited(body => Runs(body).ToList().ForEach(Split)))]);

    [Fact]
    public async Task A_number_changed_inside_its_mark_is_named_by_what_it_stands_for()
    {
        var differences = await Differences(body => Control(body, "14b.ketqua").Descendants(W + "t").Single().Value = "99,9%");

        Assert.Equal(("14b.ketqua", "99,9%"), Assert.Single(differences.Select(one => (one.Reference, one.Found))));
    }

    [Fact]
    public async Task A_mark_that_was_removed_is_no_difference_while_its_number_stays() =>
        Assert.Empty(await Differences(body => Unwrap(Control(body, "14b.ketqua"))));

    [Fact]
    public async Task A_number_changed_after_its_mark_was_removed_is_a_typed_one() =>
        Assert.Contains(new NumberDifference(null, null, "98,76"), await Differences(body => Unwrap(Control(body, "14b.ketqua")).Value = "98,76%"));

    [Fact]
    public async Task A_paragraph_taken_out_takes_its_number_along()
    {
        var differences = await Differences(body => Controls(body, "14b.soquytruoc").ToList().ForEach(control => control.Ancestors(W + "p").First().Remove()));

        Assert.Contains(differences, one => one is { Reference: "14b.soquytruoc", Stored: not null, Found: null });
    }

    [Theory]
    [InlineData("w:t")]
    [InlineData("w:ins")]
    [InlineData("m:t")]
    [InlineData("box")]
    public async Task A_typed_number_is_found_wherever_it_stands(string how)
    {
        var run = how switch
        {
            "w:ins" => $"""<w:ins xmlns:w="{W}" w:id="9" w:author="A"><w:r><w:t>thêm 4321 vụ</w:t></w:r></w:ins>""",
            "m:t" => $"""<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>4321</m:t></m:r></m:oMath>""",
            "box" => $"""<w:r xmlns:w="{W}"><w:pict><w:txbxContent><w:p><w:r><w:t>4321</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>""",
            _ => $"""<w:r xmlns:w="{W}"><w:t>43</w:t></w:r>""",
        };
        var differences = await Differences(body =>
        {
            var paragraph = body.Descendants(W + "p").First(one => WrittenDocument.StyleOf(one) == "BodyText");
            paragraph.Add(XElement.Parse(run));
            if (how == "w:t")
            {
                paragraph.Add(XElement.Parse($"""<w:r xmlns:w="{W}"><w:rPr><w:b/></w:rPr><w:t>21</w:t></w:r>"""));
            }
        });

        Assert.Equal([new NumberDifference(null, null, "4321")], differences);
    }

    [Fact]
    public async Task What_was_struck_out_moved_away_or_hidden_is_not_said_any_more_and_open_changes_are_counted()
    {
        var copy = EditedCopy.Read(await Edited(body => body.Descendants(W + "p").First(one => WrittenDocument.StyleOf(one) == "BodyText").Add(
            XElement.Parse($"""<w:del xmlns:w="{W}" w:id="1" w:author="A"><w:r><w:delText>4321</w:delText></w:r></w:del>"""),
            XElement.Parse($"""<w:moveFrom xmlns:w="{W}" w:id="2" w:author="A"><w:r><w:t>4321</w:t></w:r></w:moveFrom>"""),
            XElement.Parse($"""<w:r xmlns:w="{W}"><w:rPr><w:vanish/></w:rPr><w:t>4321</w:t></w:r>"""))))!;

        Assert.Empty(copy.Against(EditedCopy.Read(await Clean())!));
        Assert.Equal(2, copy.Unsettled);
    }

    [Fact]
    public async Task Numbers_written_into_a_header_or_a_footnote_are_compared_too()
    {
        var header = Edit(await Clean(), "word/header1.xml", header => header.Descendants(W + "p").First().Add(XElement.Parse($"""<w:r xmlns:w="{W}"><w:t>Bản 1234</w:t></w:r>""")));
        var footnotes = With(Related(await Clean(), "footnotes", "footnotes.xml"), "word/footnotes.xml", $"""<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:r><w:t>Theo 1234 phiếu</w:t></w:r></w:p></w:footnote></w:footnotes>""");

        Assert.All([header, footnotes], file => Assert.Equal([new NumberDifference(null, null, "1234")], Against(file)));
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "not a document", "NotADocument" }, { "a zip of something else", "NotADocument" }, { "two main parts", "NotADocument" }, { "main part elsewhere", "NotADocument" }, { "entities", "NotADocument" },
        { "locked", "CopyOldOrLocked" }, { "macros", "CopyHasMacros" }, { "a renamed docm", "CopyHasMacros" },
        { "a remote template", "CopyLinksOutside" }, { "a linked picture", "CopyLinksOutside" }, { "a linked header", "CopyLinksOutside" },
        { "an OLE object", "CopyHasEmbedded" }, { "another text by reference", "CopyHasEmbedded" }, { "a bomb", "CopyTooLarge" }, { "too large", "CopyTooLarge" },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task What_runs_loads_hides_or_bursts_is_refused_and_it_is_said_why(string what, string reply)
    {
        var document = await Clean();
        var file = what switch
        {
            "not a document" => Encoding.UTF8.GetBytes("PK không phải"),
            "a zip of something else" => Zip(("a.txt", "x")),
            "two main parts" => With(document, "WORD/document.xml", "<x/>"),
            "main part elsewhere" => Changed(document, "_rels/.rels", "word/document.xml", "word/header1.xml"),
            "entities" => Text(document, "word/document.xml", text => """<!DOCTYPE a [<!ENTITY b "12">]>""" + text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..]),
            "locked" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "macros" => With(document, "word/vbaProject.bin", "x"),
            "a renamed docm" => Changed(document, "[Content_Types].xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
            "a remote template" => With(document, "word/_rels/settings.xml.rels", Relations("attachedTemplate", "https://xau.example/t.dotm", external: true)),
            "a linked picture" => Related(document, "image", "https://xau.example/a.png", external: true),
            "a linked header" => With(document, "word/_rels/header1.xml.rels", Relations("image", "https://xau.example/a.png", external: true)),
            "an OLE object" => With(Related(document, "oleObject", "embeddings/oleObject1.bin"), "word/embeddings/oleObject1.bin", "x"),
            "another text by reference" => With(Related(document, "aFChunk", "afchunk.htm"), "word/afchunk.htm", "<p>99</p>"),
            "a bomb" => With(document, "word/footnotes.xml", new string(' ', 25 * 1024 * 1024)),
            _ => new byte[WordFile.LargestFile + 1],
        };

        Assert.Equal(reply, EditedCopy.Open(file).Refused.ToString());
    }

    [Fact]
    public async Task A_link_to_a_page_and_a_photo_are_taken()
    {
        var linked = Related(await Clean(), "hyperlink", "https://phuong12.example", external: true);

        Assert.Equal(ReportReply.Done, EditedCopy.Open(With(linked, "word/media/photo.jpg", "x")).Refused);
    }

    private async Task<byte[]> Clean() => clean ??= ReportDocument.Write(await sample.Report("2025-Q3") with { IsDraft = false });

    private async Task<IReadOnlyList<NumberDifference>> Differences(Action<XElement> edit) => Against(await Edited(edit));

    private IReadOnlyList<NumberDifference> Against(byte[] file) => EditedCopy.Read(file)!.Against(EditedCopy.Read(clean!)!);

    private Action Same(byte[] file) => () => Assert.Empty(Against(file));

    private async Task<byte[]> Edited(Action<XElement> edit) => Edit(await Clean(), "word/document.xml", edit);

    private static IEnumerable<XElement> Controls(XElement body, string reference) => body.Descendants(W + "sdt").Where(one => one.Element(W + "sdtPr")!.Element(W + "tag")!.Attribute(W + "val")!.Value == reference);

    private static XElement Control(XElement body, string reference) => Controls(body, reference).First();

    // As 'Remove content control' leaves it.
    private static XElement Unwrap(XElement control)
    {
        var run = new XElement(control.Descendants(W + "r").Single());
        control.AddAfterSelf(run);
        var text = run.Parent is null ? run : control.ElementsAfterSelf().First();
        control.Remove();
        return text.Descendants(W + "t").Single();
    }

    private static IEnumerable<XElement> Runs(XElement body) => body.Descendants(W + "r").Where(run => run.Elements(W + "t").Count() == 1);

    // As the spelling checker leaves it.
    private static void Split(XElement run)
    {
        var text = run.Element(W + "t")!;
        if (text.Value.Length > 1)
        {
            var rest = new XElement(run);
            (rest.Element(W + "t")!.Value, text.Value) = (text.Value[1..], text.Value[..1]);
            run.AddAfterSelf(new XElement(W + "proofErr", new XAttribute(W + "type", "spellStart")), rest);
        }
    }

    private static string Relations(string type, string target, bool external) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rX" Type="{Relationship}{type}" Target="{target}"{(external ? " TargetMode=\"External\"" : "")}/></Relationships>""";

    private static byte[] Related(byte[] document, string type, string target, bool external = false) => Text(document, "word/_rels/document.xml.rels", text =>
        text.Replace("</Relationships>", $"""<Relationship Id="rX" Type="{Relationship}{type}" Target="{target}"{(external ? " TargetMode=\"External\"" : "")}/></Relationships>""", StringComparison.Ordinal));

    private static byte[] Changed(byte[] document, string part, string from, string to) => Text(document, part, text =>
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    });

    private static byte[] Edit(byte[] document, string part, Action<XElement> edit) => Text(document, part, text =>
    {
        var root = XElement.Parse(text, LoadOptions.PreserveWhitespace);
        edit(root);
        return root.ToString(SaveOptions.DisableFormatting);
    });

    private static byte[] Text(byte[] document, string part, Func<string, string> change)
    {
        using var zip = new ZipArchive(new MemoryStream(document, writable: false));
        using var reader = new StreamReader(zip.GetEntry(part)!.Open());
        return With(document, part, change(reader.ReadToEnd()));
    }

    private static byte[] With(byte[] document, string part, string content)
    {
        using var stream = new MemoryStream();
        stream.Write(document);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.Entries.FirstOrDefault(entry => entry.FullName == part)?.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(content);
        }

        return stream.ToArray();
    }

    private static byte[] Zip((string Name, string Content) entry)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var writer = new StreamWriter(zip.CreateEntry(entry.Name).Open());
            writer.Write(entry.Content);
        }

        return stream.ToArray();
    }
}
