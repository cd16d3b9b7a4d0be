using System.Globalization;
using System.Xml.Linq;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Pdf;
using ActionPlan.Rules.Judging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Reports;

public sealed partial class ReportDocumentTests(SampleReports sample) : IClassFixture<SampleReports>
{
    private static readonly XNamespace W = WrittenDocument.W;
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static TheoryData<string, string, string> All => new()
    {
        { "2023-Q3", "Quarter", "HD05" }, { "2025-Q3", "Quarter", "HD05" }, { "2025-Q3", "Quarter", "ND30" }, { "2025-Q2", "HalfYear", "HD05" }, { "2025-Q2", "HalfYear", "ND30" },
        { "2024-Q4", "Year", "HD05" }, { "2024-Q4", "Year", "ND30" }, { "2025-Q4", "Term", "HD05" }, { "2025-Q4", "Term", "ND30" },
    };

    [Theory]
    [MemberData(nameof(All))]
    public async Task Words_own_rules_find_no_fault(string quarter, string kind, string form) =>
        Assert.Empty(new WrittenDocument(await sample.Report(quarter, Enum.Parse<ReportKind>(kind), form)).Faults);

    [Fact]
    public async Task Its_parts_stand_in_the_order_of_the_form()
    {
        var document = new WrittenDocument(await sample.Report("2025-Q3"));

        Assert.Equal(["Lãnh đạo, chỉ đạo", "Kết quả thực hiện chỉ tiêu", "Đánh giá chung", "Nhiệm vụ trọng tâm quý IV/2025", "Kiến nghị"], document.Headings(1));
        Assert.Equal(
            ["Kinh tế – Xã hội và Hành chính", "Môi trường", "Xây dựng Đảng", "Quốc phòng – An ninh", "Công trình", "Các chương trình trọng điểm", "Các công trình trọng điểm", "Nhiệm vụ được giao", "Ưu điểm", "Hạn chế", "Nguyên nhân"],
            document.Headings(2).Take(11));
        Assert.Equal(2 + 4, document.Headings(3).Count());
        Assert.Contains(document.Unreferenced, text => text.StartsWith("ĐẢNG CỘNG SẢN VIỆT NAM", StringComparison.Ordinal));
        Assert.Contains(document.Unreferenced, text => text.StartsWith("T/M BAN THƯỜNG VỤ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_a_document_that_can_be_edited()
    {
        var document = new WrittenDocument(await sample.Report("2025-Q3"));
        var tables = document.Body.Descendants(W + "tbl").Where(table => table.Descendants(W + "tblStyle").Any()).ToList();

        Assert.Equal(1 + 5 + 1 + 1 + 1, tables.Count);
        Assert.All(tables, table => Assert.NotNull(table.Elements(W + "tr").First().Element(W + "trPr")?.Element(W + "tblHeader")));
        Assert.DoesNotContain(document.Body.Descendants(), element => element.Name.LocalName is "txbxContent" or "pict" or "anchor");
        Assert.All(document.Body.Descendants().Where(element => element.Name.LocalName == "docPr"), picture => Assert.True(picture.Attribute("descr")!.Value.Length > 20));
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
        Assert.All(new WrittenDocument(draft with { IsDraft = false }).Headers, header => Assert.DoesNotContain("DỰ THẢO", WrittenDocument.Text(header), StringComparison.Ordinal));
        Assert.Equal(2, new WrittenDocument(draft).Headers.Count(header => header.Descendants(W + "fldSimple").Any()));
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Every_number_comes_from_a_stored_verdict_or_belongs_to_a_name(string quarter, string kind, string form)
    {
        var facts = await sample.Facts(quarter, Enum.Parse<ReportKind>(kind));
        var document = new WrittenDocument(await sample.Report(quarter, Enum.Parse<ReportKind>(kind), form));
        await using var db = sample.Open();
        var run = facts.Run.Id;
        var stored = await db.Verdicts.AsNoTracking().Where(row => row.RunId == run && row.Area == facts.Area.Id).ToDictionaryAsync(row => row.Target, TestContext.Current.CancellationToken);
        var traced = 0;
        foreach (var (reference, text) in document.Referenced)
        {
            var (subject, what) = (reference[..reference.LastIndexOf('.')], reference[(reference.LastIndexOf('.') + 1)..]);
            var target = facts.Plan.Targets.SingleOrDefault(one => ReportNumbers.Name(one) == subject);
            var verdict = target is null ? null : stored.GetValueOrDefault(target.Key);
            decimal? expected = what switch
            {
                "so" or "ketqua" when target is not null => verdict!.Value,
                "nguong" or "nguongso" => verdict!.Threshold,
                "lotrinh" => verdict!.Path,
                "dat" => Count(Status.Met),
                "khongdat" => Count(Status.Missed),
                "nguyco" => Count(Status.AtRisk),
                "chuacosolieu" => Count(Status.NoData),
                "sochitieu" => Group().Count,
                _ => null,
            };
            if (expected is { } number && (target is null || target.Definition.MeasuredIn != "đạt"))
            {
                Assert.Equal((reference, Math.Round(number, 2, MidpointRounding.AwayFromZero)), (reference, NumberIn(text)));
                traced++;
            }

            if (what.StartsWith("nhanxet", StringComparison.Ordinal))
            {
                var remark = verdict!.ReadRemarks()[int.Parse(what[7..], CultureInfo.InvariantCulture) - 1].Text(Vietnamese);
                Assert.Equal(Digits(ReportKinds.InDocument(remark)).TrimEnd('.'), Digits(text));
                traced++;
            }

            IReadOnlyList<Rules.Plans.Target> Group() => GroupNumbers.Of(facts.Plan).Single(one => one.Group == subject).Targets;
            int Count(Status status) => Group().Count(one => stored.GetValueOrDefault(one.Key)?.Status == status);
        }

        Assert.True(traced > 150, $"{traced} traced");
        var typed = new TypedNumbers(facts);
        Assert.Empty(document.Unreferenced.SelectMany(paragraph => paragraph.Split('\u200b')).Where(text => typed.In(text).Count > 0).Where(text => !IsPlace(facts, text)).Distinct());
    }

    [Fact]
    public async Task LibreOffice_opens_it_and_makes_pages_of_it()
    {
        var printing = sample.Services.GetRequiredService<PdfPrinting>();
        Assert.SkipUnless(printing.IsThere, "LibreOffice (soffice with writer) is not installed: the document was not converted.");

        var outcome = await printing.Print(new WrittenDocument(await sample.Report("2025-Q3")).Bytes, TestContext.Current.CancellationToken);

        Assert.Null(outcome.Problem);
        var pdf = outcome.File!;
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(pdf, 0, 5));
        Assert.True(pdf.Length > 50_000, $"{pdf.Length} bytes");
    }

    // A target's or a line's number in a table's first column; the months and years of a heading; sections of the plan.
    private static bool IsPlace(ReportFacts facts, string text) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out _)
        || facts.Plan.Targets.Any(target => target.Definition.Number == text)
        || text.StartsWith("Năm ", StringComparison.Ordinal) || text == "Trong 6 tháng"
        || text.StartsWith("Diễn biến chỉ tiêu ", StringComparison.Ordinal)
        || facts.Plan.File.Assignments.Any(one => text.StartsWith(one.Name + " (mục ", StringComparison.Ordinal));

    private static decimal NumberIn(string text) => decimal.Parse(Digits(text), NumberStyles.Number, Vietnamese);

    // The first number: '4,79 vụ/10.000 dân' is 4,79.
    private static string Digits(string text) =>
        string.Concat(text.SkipWhile(letter => !char.IsAsciiDigit(letter) && letter != '-').TakeWhile(letter => char.IsAsciiDigit(letter) || letter is '.' or ',' or '-'));
}
