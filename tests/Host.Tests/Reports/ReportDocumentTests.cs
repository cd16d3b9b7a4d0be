using System.Globalization;
using System.Xml.Linq;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Copies;
using ActionPlan.Host.Reports.Pdf;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Reports;

public sealed partial class ReportDocumentTests(SampleReports sample) : IClassFixture<SampleReports>
{
    private static readonly XNamespace W = WrittenDocument.W;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static TheoryData<string, string, string> All => new()
    {
        { "2023-Q3", "Quarter", "HD05" }, { "2025-Q3", "Quarter", "HD05" }, { "2025-Q3", "Quarter", "ND30" }, { "2025-Q2", "HalfYear", "HD05" },
        { "2025-Q2", "HalfYear", "ND30" },
        { "2024-Q4", "Year", "HD05" }, { "2024-Q4", "Year", "ND30" }, { "2025-Q4", "Term", "HD05" }, { "2025-Q4", "Term", "ND30" },
    };

    // Each kind for two times that end with a quarter of its own, where the term has two.
    public static TheoryData<string, string, string> Everything => new()
    {
        { "2023-Q3", "Quarter", "HD05" }, { "2025-Q3", "Quarter", "ND30" }, { "2022-Q2", "HalfYear", "HD05" }, { "2025-Q2", "HalfYear", "ND30" },
        { "2021-Q4", "Year", "ND30" }, { "2024-Q4", "Year", "HD05" }, { "2025-Q4", "Term", "HD05" }, { "2025-Q4", "Term", "ND30" },
        { "2020-Q3", "Quarter", "HD05" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task Words_own_rules_find_no_fault(string quarter, string kind, string form) =>
        Assert.Empty((await sample.Written(quarter, Enum.Parse<ReportKind>(kind), form)).Faults);

    [Fact]
    public async Task Its_parts_stand_in_the_order_of_the_form()
    {
        var document = await sample.Written("2025-Q3");

        Assert.Equal(["Lãnh đạo, chỉ đạo", "Kết quả thực hiện chỉ tiêu", "Đánh giá chung", "Nhiệm vụ trọng tâm quý IV/2025", "Kiến nghị"],
            document.Headings(1));
        Assert.Equal(
            ["Kinh tế – Xã hội và Hành chính", "Môi trường", "Xây dựng Đảng", "Quốc phòng – An ninh", "Công trình", "Các chương trình trọng điểm",
                "Các công trình trọng điểm", "Nhiệm vụ được giao", "Ưu điểm", "Hạn chế", "Nguyên nhân"],
            document.Headings(2).Take(11));
        Assert.Equal(2 + 4, document.Headings(3).Count());
        Assert.Contains(document.Unreferenced, text => text.StartsWith("ĐẢNG CỘNG SẢN VIỆT NAM", StringComparison.Ordinal));
        Assert.Contains(document.Unreferenced, text => text.StartsWith("T/M BAN THƯỜNG VỤ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_a_document_that_can_be_edited()
    {
        var document = await sample.Written("2025-Q3");
        var tables = document.Body.Descendants(W + "tbl").Where(table => table.Descendants(W + "tblStyle").Any()).ToList();

        Assert.Equal(1 + 5 + 1 + 1 + 1, tables.Count);
        Assert.All(tables, table => Assert.NotNull(table.Elements(W + "tr").First().Element(W + "trPr")?.Element(W + "tblHeader")));
        Assert.DoesNotContain(document.Body.Descendants(), element => element.Name.LocalName is "txbxContent" or "pict" or "anchor");
        Assert.All(document.Body.Descendants().Where(element => element.Name.LocalName == "docPr"),
            picture => Assert.True(picture.Attribute("descr")!.Value.Length > 20));
        Assert.Equal(["Times New Roman"], document.Styles.Descendants(W + "rFonts").Select(fonts => fonts.Attribute(W + "ascii")!.Value).Distinct());
        Assert.Equal([null, "landscape"], document.Body.Descendants(W + "pgSz").Select(size => size.Attribute(W + "orient")?.Value));
        Assert.All(document.Body.Descendants(W + "p").Select(WrittenDocument.StyleOf).OfType<string>().Distinct(), style =>
            Assert.Contains(document.Styles.Elements(W + "style"), known => known.Attribute(W + "styleId")!.Value == style));
    }

    [Fact]
    public async Task Every_page_of_a_draft_says_so_and_an_issued_one_does_not()
    {
        var draft = await sample.Report("2025-Q3");

        Assert.All(new WrittenDocument(draft).Headers, header => Assert.Contains("DỰ THẢO", WrittenDocument.Text(header), StringComparison.Ordinal));
        Assert.All(new WrittenDocument(draft with { IsDraft = false }).Headers,
            header => Assert.DoesNotContain("DỰ THẢO", WrittenDocument.Text(header), StringComparison.Ordinal));
        Assert.Equal(2, new WrittenDocument(draft).Headers.Count(header => header.Descendants(W + "fldSimple").Any()));
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Every_number_comes_from_a_stored_row_or_belongs_to_a_name(string quarter, string kind, string form)
    {
        var facts = await sample.Facts(quarter, Enum.Parse<ReportKind>(kind));
        var document = await sample.Written(quarter, Enum.Parse<ReportKind>(kind), form);
        await using var db = sample.Open();
        var stored = await StoredNumbers.Read(db, facts);
        var marked = document.Referenced.Where(one => StoredNumbers.In(one.Text).Count > 0).ToList();

        Assert.All(marked, one =>
            Assert.Equal((one.Reference, string.Join(' ', stored.Of(one.Reference) ?? ["nothing known"])),
                (one.Reference, string.Join(' ', StoredNumbers.In(one.Text)))));
        Assert.True(marked.Count > 150, $"{marked.Count} traced");

        var typed = new TypedNumbers(facts);
        Assert.Empty(document.Body.Descendants(W + "p").Where(paragraph => !IsPlace(facts, paragraph))
            .SelectMany(paragraph => Written(paragraph).SelectMany(text => typed.In(text).Select(number => $"{number} in '{text}'"))).Distinct());
        Assert.All(document.Headers,
            header =>
                Assert.Empty(header.Descendants(W + "t").Where(text => !text.Ancestors(W + "fldSimple").Any())
                    .SelectMany(text => StoredNumbers.In(text.Value))));
        var drawn = stored.Drawn();
        Assert.Empty(document.Body.Descendants().Where(one => one.Name.LocalName == "docPr")
            .SelectMany(picture => StoredNumbers.In(picture.Attribute("descr")!.Value)).Except(drawn, StringComparer.Ordinal));
    }

    [Fact]
    public async Task LibreOffice_makes_pages_of_it_in_which_one_other_digit_is_found()
    {
        var printing = sample.Services.GetRequiredService<PdfPrinting>();
        Assert.SkipUnless(printing.IsThere, "LibreOffice (soffice with writer) is not installed: the document was not converted.");

        // With a line of a list in a table, which LibreOffice counts.
        var plain = (await sample.Written("2025-Q3")).Bytes;
        var document = CopyFile.Edit(plain, "word/document.xml", Number);
        var outcome = await printing.Print(document, "Báo cáo", TestContext.Current.CancellationToken);

        Assert.Null(outcome.Problem);
        var pdf = outcome.File!;
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(pdf, 0, 5));
        Assert.True(pdf.Length > 50_000, $"{pdf.Length} bytes");
        var copy = EditedCopy.Read(document)!;
        var text = PdfText.Of(pdf);
        Assert.True(EditedCopy.In(text).Count() > 300, $"{EditedCopy.In(text).Count()} numbers");
        Assert.Null(PdfNumbers.Difference(text, copy));
        Assert.NotNull(PdfNumbers.Difference(text, EditedCopy.Read(plain)!));

        // One digit changed, left out or added, and numbers that stand at each other's place.
        // What LibreOffice counts in front of a line ('3-') is not the document's.
        var digits = Enumerable.Range(0, text.Length - 1).Where(at => char.IsAsciiDigit(text[at]) && text[at + 1] != '-').ToList();
        var missed = (
            from at in digits.Where((_, index) => index % 11 == 0)
            from other in OneDigitOtherwise(text, at)
            where PdfNumbers.Difference(other, copy) is null
            select $"'{text[Math.Max(at - 30, 0)..at]}|{text[at..Math.Min(at + 30, text.Length)]}' and '{other[Math.Max(at - 5, 0)..Math.Min(at + 5, other.Length)]}'").ToList();
        Assert.True(missed.Count == 0, string.Join('\n', missed));
        var changed = CopyFile.Edit(document, "word/document.xml",
            body => OneDigit(body.Descendants(W + "sdt").First(one => one.Ancestors(W + "tbl").Any() && one.Value.Any(char.IsAsciiDigit))));
        Assert.NotNull(PdfNumbers.Difference(text, EditedCopy.Read(changed)!));
        Assert.NotNull(PdfNumbers.Difference(text.Replace("28/05/2020", "05/28/2020", StringComparison.Ordinal), copy));
    }

    private static IEnumerable<string> OneDigitOtherwise(string text, int at)
    {
        yield return $"{text[..at]}{(char)('0' + ((text[at] - '0' + 1) % 10))}{text[(at + 1)..]}";
        yield return text[..at] + "7" + text[at..];
        yield return text[..at] + text[(at + 1)..];
    }

    private static void Number(XElement body)
    {
        var listed = new XElement(W + "numPr", new XElement(W + "ilvl", new XAttribute(W + "val", 1)), new XElement(W + "numId", new XAttribute(W + "val", 1)));
        var cell = body.Descendants(W + "tc").SelectMany(one => one.Elements(W + "p"))
            .First(one => WrittenDocument.Text(one).Length > 20 && !WrittenDocument.Text(one).Any(char.IsAsciiDigit));
        var properties = cell.Element(W + "pPr");
        if (properties is null)
        {
            cell.AddFirst(properties = new XElement(W + "pPr"));
        }

        (properties.Element(W + "pStyle") is { } style ? (Action<object>)style.AddAfterSelf : properties.AddFirst)(listed);
    }

    private static void OneDigit(XElement control)
    {
        var said = control.Descendants(W + "t").First(one => one.Value.Any(char.IsAsciiDigit));
        var at = said.Value.IndexOfAny([.. "0123456789"]);
        said.Value = $"{said.Value[..at]}{(char)('0' + ((said.Value[at] - '0' + 1) % 10))}{said.Value[(at + 1)..]}";
    }

    // What is written, apart from what references stand for.
    private static string[] Written(XElement paragraph) =>
        string.Concat(paragraph.Descendants(W + "t").Select(text => text.Ancestors(W + "sdt").Any() ? "\u200b" : text.Value))
            .Split('\u200b', StringSplitOptions.RemoveEmptyEntries);

    // A target's or a line's number in a table's first column; the years of a heading; sections of the plan; a picture's caption.
    private static bool IsPlace(ReportFacts facts, XElement paragraph)
    {
        var text = WrittenDocument.Text(paragraph);
        var cell = paragraph.Parent?.Name == W + "tc" ? paragraph.Parent : null;
        var isFirst = cell is not null && !cell.ElementsBeforeSelf(W + "tc").Any();
        var isHeading = cell?.Parent!.Element(W + "trPr")?.Element(W + "tblHeader") is not null;
        return (isFirst && !isHeading
            && (facts.Plan.Targets.Any(target => target.Definition.Number == text)
                || int.TryParse(text, CultureInfo.InvariantCulture, out var line) && line == cell!.Parent!.ElementsBeforeSelf(W + "tr").Count()))
            || (isHeading && (text == "Trong 6 tháng"
                || Enumerable.Range(facts.Plan.From.Year, facts.Plan.To.Year - facts.Plan.From.Year + 1)
                    .Any(year => text == FormattableString.Invariant($"Năm {year}"))))
            || (WrittenDocument.StyleOf(paragraph) == "FigureCaption"
                && facts.Plan.Targets.Any(
                    target => text.StartsWith($"Diễn biến chỉ tiêu {target.Definition.Number}. {target.Definition.Name} (", StringComparison.Ordinal)))
            || (cell is not null && facts.Plan.File.Assignments.Any(one => text == $"{one.Name} (mục {one.Section})"));
    }
}
