using System.Xml.Linq;
using ActionPlan.Host.Reports.Copies;
using static ActionPlan.Host.Tests.Reports.CopyFile;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>Ways to show another number than the one that a program reads.</summary>
public sealed partial class EditedCopyTests
{
    private const string Spaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="http://xau.example/x" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
        """;

    private static readonly Dictionary<string, string> Shown4321 = new()
    {
        ["the box of a program that knows boxes"] =
            """<w:r><mc:AlternateContent><mc:Choice xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>4321</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r>""",
        ["what is shown in place of something unknown"] =
            """<w:r><mc:AlternateContent><mc:Choice xmlns:x="http://xau.example/x" Requires="x"><w:t>1</w:t></mc:Choice><mc:Fallback><w:t>4321</w:t></mc:Fallback></mc:AlternateContent></w:r>""",
        ["a word written as a shape"] = """<w:r><w:pict><v:shape><v:textpath string="4321 giếng"/></v:shape></w:pict></w:r>""",
        ["letters of a font of symbols"] =
            """<w:r><w:sym w:font="Symbol" w:char="F034"/><w:sym w:font="Symbol" w:char="F033"/><w:sym w:font="Symbol" w:char="0032"/><w:sym w:font="Symbol" w:char="0031"/></w:r>""",
        ["a formula that shows another number than it computes"] =
            """<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> = 2 * 17 </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4321</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>""",
        ["a page number that is none"] = """<w:fldSimple w:instr=" PAGE \# &quot;'9'&quot; "><w:r><w:t>4321</w:t></w:r></w:fldSimple>""",
        ["letters turned around"] = """<w:bdo w:val="rtl"><w:r><w:t>4321</w:t></w:r></w:bdo>""",
        ["letters turned around by a character"] = "<w:r><w:t>43\u202e21</w:t></w:r>",
        ["digits with nothing between them"] = "<w:r><w:t>4\u200b3\u200b2\u200b1</w:t></w:r>",
        ["digits of another script"] = "<w:r><w:t>４３２１</w:t></w:r>",
        ["a mark of something that is not stored"] =
            """<w:sdt><w:sdtPr><w:tag w:val="khong.co"/></w:sdtPr><w:sdtContent><w:r><w:t>4321</w:t></w:r></w:sdtContent></w:sdt>""",
        ["a deleted row's and a moved text"] = """<w:moveTo w:id="4" w:author="A"><w:r><w:t>4321</w:t></w:r></w:moveTo>""",
    };

    public static TheoryData<string> Shows => [.. Shown4321.Keys];

    [Theory]
    [MemberData(nameof(Shows))]
    public async Task A_number_is_compared_as_readers_see_it(string how)
    {
        var differences = await Differences(body => Put(body, Shown4321[how]));

        Assert.Equal("4321", Assert.Single(differences).Found);
    }

    [Theory]
    [InlineData("""<x:unknown><w:r><w:t>4321</w:t></w:r></x:unknown>""")]
    [InlineData("""<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE</w:instrText><w:t>4321</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>""")]
    [InlineData("""<w:r><w:pgNum/><w:dayLong/></w:r>""")]
    [InlineData("""<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4321</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>""")]
    public async Task What_no_reader_sees_is_no_number_and_is_not_written(string xml)
    {
        var file = await Edited(body => Put(body, xml));

        Assert.Empty(Against(file));
        Assert.DoesNotContain("4321", ReportDesk.Part(EditedCopy.Read(file)!.File.Write("", []), "word/document.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_hidden_by_its_style_is_shown_and_told_and_nothing_is_computed_or_bound_elsewhere()
    {
        var file = await Edited(body =>
        {
            var control = Control(body, "14b.ketqua");
            control.Element(W + "sdtPr")!.Add(XElement.Parse($"""<x {Spaces}><w:dataBinding w:xpath="/a" w:storeItemID="b"/></x>""").Elements());
            control.Descendants(W + "r").First().AddFirst(XElement.Parse($"""<x {Spaces}><w:rPr><w:rStyle w:val="Kin"/></w:rPr></x>""").Elements());
            Put(body, Shown4321["a formula that shows another number than it computes"]);
        });
        file = Edit(file, "word/styles.xml", styles => styles.Add(XElement.Parse($"""
            <x {Spaces}><w:style w:type="character" w:styleId="An"><w:name w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="Kin"><w:name w:val="Kin"/><w:basedOn w:val="An"/></w:style></x>
            """).Elements()));

        var copy = EditedCopy.Read(file)!;
        var written = copy.File.Write("", []);

        Assert.Equal((1, 1), (copy.Findings.HiddenByStyle, copy.Findings.Fields));
        Assert.DoesNotContain("vanish", ReportDesk.Part(written, "word/styles.xml"), StringComparison.Ordinal);
        Assert.All(["dataBinding", "instrText", "fldChar"],
            name => Assert.DoesNotContain(name, ReportDesk.Part(written, "word/document.xml"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_prints_a_number_in_front_of_its_lines_is_found()
    {
        var file = Edit(await Clean(), "word/numbering.xml",
            numbering => numbering.Descendants(W + "lvlText").First().SetAttributeValue(W + "val", "4321 vụ, %1."));
        var later = Edit(await Clean(), "word/numbering.xml", numbering => numbering.Descendants(W + "start").First().SetAttributeValue(W + "val", "4321"));

        Assert.Equal([new NumberDifference(null, null, "4321")], Against(file));
        Assert.Equal(1, EditedCopy.Read(later)!.Findings.OddLists);
    }

    [Fact]
    public async Task A_mark_around_the_whole_text_does_not_hide_what_is_typed_in_it()
    {
        var differences = await Differences(root =>
        {
            var body = root.Element(W + "body")!;
            Put(root, "<w:r><w:t>4321</w:t></w:r>");
            var blocks = body.Elements().Where(one => one.Name != W + "sectPr").ToList();
            blocks.ForEach(one => one.Remove());
            body.AddFirst(new XElement(W + "sdt", new XElement(W + "sdtPr", new XElement(W + "tag", new XAttribute(W + "val", "14b.ketqua"))),
                new XElement(W + "sdtContent", blocks)));
        });

        Assert.Equal([new NumberDifference(null, null, "4321")], differences);
    }

    [Fact]
    public async Task Of_a_vector_picture_with_one_of_dots_beside_it_only_that_is_kept()
    {
        var file = Pictured(await Clean(), Picture());
        file = Typed(With(Related(file, "image", "media/a.svg", id: "rVector"), "word/media/a.svg", "<svg/>"), "word/media/a.svg", "image/svg+xml");
        file = Edit(file, "word/document.xml", root => root.Descendants().First(one => one.Name.LocalName == "blip").Add(XElement.Parse($"""
            <x {Spaces} xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" xmlns:r="{Office.TrimEnd('/')}"><a:extLst><a:ext uri="b"><asvg:svgBlip r:embed="rVector"/></a:ext></a:extLst></x>
            """).Elements()));

        var written = EditedCopy.Read(file)!.File.Write("", []);

        Assert.DoesNotContain(Names(written), name => name.EndsWith(".svg", StringComparison.Ordinal));
        Assert.Empty(WrittenDocument.FaultsOf(written));
    }

    private static void Put(XElement body, string xml) =>
        body.Descendants(W + "p").First(one => WrittenDocument.StyleOf(one) == "BodyText").Add(XElement.Parse($"<x {Spaces}>{xml}</x>").Elements());
}
