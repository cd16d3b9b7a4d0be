using ActionPlan.Host.Tests.Reports;
using static ActionPlan.Host.Tests.Excel.SampleSheet;

namespace ActionPlan.Host.Tests.Excel;

/// <summary>Workbooks in which Excel, or another program, would open other cells than those that are read.</summary>
public class ForgedWorkbookTests
{
    private const string Rels = "_rels/.rels";
    private const string Types = "[Content_Types].xml";
    private const string MainType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private const string Strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument";
    private const string Foreign =
        "Tệp Excel có thành phần không thuộc bảng tính, hoặc có hai bảng tính trong một tệp ({0}). Hãy mở bằng Excel, lưu lại rồi tải lên lại.";
    private const string NoWorkbook = "Tệp nén này không phải là tệp Excel. Hãy tải lên mẫu Excel (.xlsx) đã điền.";
    private const string Broken = "Tệp Excel bị hỏng, không mở được. Hãy mở bằng Excel, lưu lại rồi tải lên lại.";

    private static readonly Dictionary<string, (Func<byte[], byte[]> Forge, string Says)> Forged = new()
    {
        ["a type that merely ends in officeDocument, before the real one"] =
            (file =>
                Other(
                    CopyFile.Text(file, Rels,
                        text => text.Insert(text.IndexOf("<Relationship ", StringComparison.Ordinal),
                            """<Relationship Id="rF" Type="http://xau.example/officeDocument" Target="xl/other.xml"/>"""))), Of("xl/other.xml")),
        ["a strict relationship beside the transitional one"] =
            (file => Other(CopyFile.Related(file, Strict, "xl/other.xml", id: "rF", part: Rels)), Of("xl/other.xml")),
        ["a second part of the main type"] =
            (file => Other(CopyFile.Related(file, "customXml", "other.xml", part: "xl/_rels/workbook.xml.rels"), MainType), Of("xl/other.xml")),
        ["a main part of another type"] = (file => CopyFile.Changed(file, Types, MainType, "application/xml"), NoWorkbook),
        ["a main part with macros"] = (file => CopyFile.Changed(file, Types, MainType, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
            "Tệp có macro. Hãy lưu lại dưới dạng \"Excel Workbook (.xlsx)\", không có macro."),
        ["an ODF package within it"] = (file => CopyFile.Typed(CopyFile.With(file, "content.xml", "<office/>"), "content.xml", "text/xml"), Of("content.xml")),
        ["an ODF package without content types"] = (file => CopyFile.Without(CopyFile.With(file, "META-INF/manifest.xml", "<m/>"), Types), NoWorkbook),
        ["an ODF package that says so first"] =
            (file => CopyFile.With(CopyFile.With(file, "mimetype", "application/vnd.oasis.opendocument.spreadsheet"), "content.xml", "<office/>"),
                "Đây là tệp LibreOffice (.ods). Hãy lưu lại dưới dạng \"Excel 2007-365 (.xlsx)\"."),
        ["a file that nothing refers to"] = (file => Other(file), Of("xl/other.xml")),
        ["a part of no stated type"] =
            (file => CopyFile.With(CopyFile.Related(file, "customXml", "a.dat", part: "xl/_rels/workbook.xml.rels"), "xl/a.dat", "x"), Of("xl/a.dat")),
        ["two types of one part"] = (file => CopyFile.Typed(file, "XL/workbook.xml", MainType), Broken),
        ["two names in two cases"] = (file => CopyFile.With(file, "XL/Workbook.xml", "<x/>"), Broken),
    };

    public static TheoryData<string> Names => [.. Forged.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_workbook_in_which_two_programs_could_read_two_sheets_is_refused_with_the_part_that_is_wrong(string name)
    {
        var (forge, says) = Forged[name];

        var preview = Read(forge(await Template()));

        Assert.Equal([says], Says(preview.Problems));
        Assert.False(preview.CanBeTaken);
    }

    [Fact]
    public async Task A_workbook_whose_main_part_is_named_in_the_strict_way_and_that_holds_what_Excel_adds_is_read()
    {
        var file = CopyFile.Changed(await Template(), Rels, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument", Strict);
        var saved = CopyFile.Typed(
            CopyFile.With(CopyFile.Related(file, "extended-properties", "docProps/app.xml", id: "rApp", part: Rels), "docProps/app.xml", "<Properties/>"),
            "docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");

        Assert.Empty(Read(saved).Problems);
    }

    private static byte[] Other(byte[] file, string type = "application/xml") =>
        CopyFile.Typed(CopyFile.With(file, "xl/other.xml", "<x/>"), "xl/other.xml", type);

    private static string Of(string part) => Foreign.Replace("{0}", part, StringComparison.Ordinal);
}
