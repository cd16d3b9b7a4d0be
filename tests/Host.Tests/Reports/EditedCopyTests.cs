using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Reports.Copies;
using ActionPlan.Host.Reports.Pdf;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Tests.Cli;
using static ActionPlan.Host.Tests.Reports.CopyFile;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>What officials, and Word itself, do to a document between download and upload.</summary>
public sealed partial class EditedCopyTests(SampleReports sample) : IClassFixture<SampleReports>
{
    private static readonly XNamespace W = WrittenDocument.W;
    private static byte[]? clean;

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
        Assert.Equal((2, 1), (copy.Findings.Unsettled, copy.Findings.Hidden));
    }

    [Fact]
    public async Task Numbers_written_into_a_header_or_a_footnote_are_compared_too()
    {
        var header = Edit(await Clean(), "word/header1.xml",
            header => header.Descendants(W + "p").First().Add(XElement.Parse($"""<w:r xmlns:w="{W}"><w:t>Bản 1234</w:t></w:r>""")));
        var footnotes =
            Typed(
                With(Related(await Clean(), "footnotes", "footnotes.xml"), "word/footnotes.xml",
                    $"""<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:r><w:t>Theo 1234 phiếu</w:t></w:r></w:p></w:footnote></w:footnotes>"""),
                    "word/footnotes.xml", "footnotes");

        Assert.All([header, footnotes], file => Assert.Equal([new NumberDifference(null, null, "1234")], Against(file)));
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "not a document", "NotADocument" }, { "a zip of something else", "NotADocument" }, { "two main parts", "NotADocument" },
        { "main part elsewhere", "NotADocument" }, { "entities", "NotADocument" },
        { "locked", "CopyOldOrLocked" }, { "macros", "CopyHasMacros" }, { "a renamed docm", "CopyHasMacros" },
        { "a remote template", "CopyLinksOutside" }, { "a linked picture", "CopyLinksOutside" }, { "a linked header", "CopyLinksOutside" },
        { "an OLE object", "CopyHasEmbedded" }, { "another text by reference", "CopyHasEmbedded" }, { "a bomb", "CopyTooLarge" },
        { "too large", "CopyTooLarge" },
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
            "entities" =>
                Text(document, "word/document.xml", text => """<!DOCTYPE a [<!ENTITY b "12">]>""" + text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..]),
            "locked" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
            "macros" => With(document, "word/vbaProject.bin", "x"),
            "a renamed docm" => Changed(document, "[Content_Types].xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml"),
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
        var copy = EditedCopy.Open(Pictured(Related(await Clean(), "hyperlink", "https://phuong12.example", external: true, id: "rLink"), Picture()));

        Assert.Equal(ReportReply.Done, copy.Refused);
        Assert.Equal(1, copy.Copy!.PicturesBesides(EditedCopy.Read(clean!)!));
    }

    [Fact]
    public async Task A_copy_that_LibreOffice_saved_is_taken_and_differs_in_nothing()
    {
        Assert.SkipUnless(OfficeSuite.Find(null) is not null, "LibreOffice (soffice with writer) is not installed: no copy was saved by it.");
        using var folder = new TemporaryFolder();
        var (path, saved) = (Path.Combine(folder.Path, "a.docx"), Path.Combine(folder.Path, "out", "a.docx"));
        await File.WriteAllBytesAsync(path, await Clean(), TestContext.Current.CancellationToken);
        using var office = System.Diagnostics.Process.Start(new Confinement(2000, TimeSpan.FromMinutes(2)).Of(
            OfficeSuite.Find(null)!,
            ["--headless", "--norestore", $"-env:UserInstallation={new Uri(Path.Combine(folder.Path, "profile"))}", "--convert-to", "docx", "--outdir",
                Path.GetDirectoryName(saved)!, path], folder.Path))!;
        await office.WaitForExitAsync(TestContext.Current.CancellationToken);

        var opened = EditedCopy.Open(await File.ReadAllBytesAsync(saved, TestContext.Current.CancellationToken));

        Assert.Equal((ReportReply.Done, null), (opened.Refused, opened.What));
        var stored = EditedCopy.Read(clean!)!;
        Assert.Empty(opened.Copy!.Against(stored));
        Assert.Equal(stored.HeadingNumbers, opened.Copy.HeadingNumbers);
        Assert.Equal(0, opened.Copy.PicturesBesides(stored));
    }

    private async Task<byte[]> Clean() => clean ??= ReportDocument.Write(await sample.Report("2025-Q3") with { IsDraft = false });

    private async Task<IReadOnlyList<NumberDifference>> Differences(Action<XElement> edit) => Against(await Edited(edit));

    private static IReadOnlyList<NumberDifference> Against(byte[] file) => EditedCopy.Read(file)!.Against(EditedCopy.Read(clean!)!);

    private static Action Same(byte[] file) => () => Assert.Empty(Against(file));

    private async Task<byte[]> Edited(Action<XElement> edit) => Edit(await Clean(), "word/document.xml", edit);

    private static IEnumerable<XElement> Controls(XElement body, string reference) =>
        body.Descendants(W + "sdt").Where(one => one.Element(W + "sdtPr")!.Element(W + "tag")!.Attribute(W + "val")!.Value == reference);

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
}
