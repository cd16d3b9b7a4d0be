using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Reports.ReportDesk;

namespace ActionPlan.Host.Tests.Reports;

public sealed partial class CorrigendumTests
{
    [Fact]
    public async Task A_corrected_quarter_is_drafted_by_itself_and_each_number_printed_otherwise_is_listed()
    {
        await using var ward = await Ward.Open();
        var issued = await Issued(ward);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));
        await Sweep(ward);
        await Sweep(ward);

        var row = Assert.Single(await Corrigenda(ward, issued));
        Assert.Equal((1, ReportState.Draft, Period.Parse("2024-Q3")), (row.Sequence, row.State, row.Period));
        var numbers = ReportSnapshot.Read(row.Snapshot).Corrigendum!.Numbers;
        Assert.Contains(numbers, one => one is { Reference: "1.ketqua", What: "Kết quả", Printed: "4 vụ", Right: "7 vụ", Place: "Mục III.2; Mục IV.1" });
        Assert.Contains(numbers, one => one is { Reference: "1.so", Printed: "4", Right: "7", Place: "Mục II.1, bảng; Phụ lục" });
        Assert.Contains(numbers, one => one is { Reference: "1.danhgia", Printed: "nguy cơ không đạt", Right: "không đạt" });
        Assert.Contains(numbers, one => one is { Reference: "tong.khongdat", What: "Số chỉ tiêu không đạt", Printed: "0", Right: "01" });
        Assert.DoesNotContain(numbers,
            one => one.Printed == one.Right || one.Reference.StartsWith("lan.", StringComparison.Ordinal)
                || one.Reference.StartsWith("2.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_trails_head_stands_in_it_once_it_is_issued_and_is_not_that_of_what_it_corrects()
    {
        await using var ward = await Ward.Open();
        var issued = await Issued(ward);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));
        var draft = (await Send(ward, new DraftCorrigendum(issued))).Id!.Value;
        Assert.NotEmpty((await Kept(ward, issued))!.Compose().Imprint);
        Assert.Empty((await Kept(ward, draft))!.Compose().Imprint);

        await Fill(ward, draft);
        await Send(ward, new SendReportForReview(draft));
        await Send(ward, new IssueReport(draft, Today));

        var (before, after) = ((await Kept(ward, issued))!.Facts.Snapshot.Head!, (await Kept(ward, draft))!.Facts.Snapshot.Head!);
        Assert.True(after.Seq > before.Seq);
    }

    [Fact]
    public async Task It_is_a_document_of_the_form_that_names_the_report_and_says_that_the_rest_stands()
    {
        await using var ward = await Ward.Open();
        var issued = await Issued(ward);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));
        var drafted = await Send(ward, new DraftCorrigendum(issued));

        var document = await ward.Read(
            async db => new WrittenDocument((await ward.On<KeptReports>(db).Find(drafted.Id!.Value, TestContext.Current.CancellationToken))!.Compose()));

        Assert.Empty(document.Faults);
        Assert.All(document.Headers, header => Assert.Contains("DỰ THẢO", WrittenDocument.Text(header), StringComparison.Ordinal));
        var text = WrittenDocument.Text(document.Body);
        Assert.Contains("BÁO CÁOđính chính số liệu tại Báo cáo số 05-BC/ĐU ngày 05/10/2024", text, StringComparison.Ordinal);
        Assert.Contains("Chỉ tiêu 1 (Số vụ phạm pháp): kết quả 4 vụ sửa thành 7 vụ; đánh giá nguy cơ không đạt sửa thành không đạt.", text,
            StringComparison.Ordinal);
        Assert.Contains("Các nội dung khác của Báo cáo số 05-BC/ĐU ngày 05/10/2024 không thay đổi", text, StringComparison.Ordinal);
        Assert.Equal(["Lý do đính chính", "Nội dung đính chính"], document.Headings(1));
        Assert.Equal(1, document.Body.Descendants(WrittenDocument.W + "p")
            .Count(paragraph => WrittenDocument.Text(paragraph).Contains("CÁC SỐ LIỆU ĐÍNH CHÍNH TẠI", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("1.so", "4 vụ", "7 vụ")]
    [InlineData("1.ketqua", "4 vụ", "7 vụ")]
    [InlineData("1.danhgia", "nguy cơ không đạt", "không đạt")]
    [InlineData("tong.khongdat", "0", "01")]
    public async Task A_number_stands_with_its_unit_of_measure_wherever_it_was_printed(string reference, string printed, string right)
    {
        await using var ward = await Ward.Open();
        var issued = await Issued(ward);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));
        var report = (await Kept(ward, (await Send(ward, new DraftCorrigendum(issued))).Id!.Value))!;
        var id = report.Facts.Snapshot.Corrigendum!.Listed().Single(pair => pair.One.Reference == reference).Id;
        var line = report.Compose().Annex.OfType<TableBlock>()
            .Single().Lines.Single(one => one.Cells.Count > 1 && one.Cells[3].Any(piece => piece.Reference == CorrigendumNumbers.Printed(id)));

        Assert.Equal((printed, right), (Said(line.Cells[3]), Said(line.Cells[4])));
    }

    [Fact]
    public async Task Every_number_it_lists_is_a_stored_verdicts_before_and_after()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.OnTrack, 1));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.AtRisk, 4), Verdicts.Of("security.talks", Status.Missed, 0));
        var issued = await Issued(ward, judged: true);
        var before = await Stored(ward, issued);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7), Verdicts.Of("security.talks", Status.Met, 2));
        var report = (await Kept(ward, (await Send(ward, new DraftCorrigendum(issued))).Id!.Value))!;
        var after = await Stored(ward, report.Row.Id);

        var listed = report.Facts.Snapshot.Corrigendum!.Numbers;
        Assert.True(listed.Count > 12, $"{listed.Count} listed");
        Assert.All(listed.Where(one => StoredNumbers.In(one.Printed).Count > 0),
            one =>
                Assert.Equal((one.Reference, string.Join(' ', before.Of(one.Reference)!)), (one.Reference, string.Join(' ', StoredNumbers.In(one.Printed)))));
        Assert.All(listed.Where(one => StoredNumbers.In(one.Right).Count > 0),
            one => Assert.Equal((one.Reference, string.Join(' ', after.Of(one.Reference)!)), (one.Reference, string.Join(' ', StoredNumbers.In(one.Right)))));
        var typed = new TypedNumbers(report.Facts);
        Assert.Empty(report.Sections.SelectMany(section => typed.In(section.Text)));
    }

    [Fact]
    public async Task Newer_runs_that_change_nothing_printed_need_none_and_are_looked_at_once()
    {
        await using var ward = await Ward.Open();
        var issued = await Issued(ward);
        await ward.Judge("2024-Q3", RunTrigger.LateFigures, Verdicts.Of("security.crime", Status.AtRisk, 4));
        await Sweep(ward);
        await Sweep(ward);

        Assert.Empty(await Corrigenda(ward, issued));
        Assert.Equal(1, await ward.Read(db => db.ReportEvents.CountAsync(row => row.ReportId == issued && row.Kind == ReportEventKind.NothingToCorrect)));
        Assert.Equal((true, true),
            await ward.Read(async db =>
                await new IssuedChain(db).Compare(ward.Plan, await db.Reports.SingleAsync(row => row.Id == issued), TestContext.Current.CancellationToken)));
        Assert.Equal(ReportReply.NothingToCorrect, (await Send(ward, new DraftCorrigendum(issued))).Reply);
    }

    [Fact]
    public async Task It_is_issued_under_the_next_number_and_mailed_and_a_second_one_corrects_the_first()
    {
        await using var ward = await Ward.Open();
        var issued = await Issued(ward);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));
        var first = await IssueCorrigendum(ward, issued);
        var same = await Send(ward, new DraftCorrigendum(issued));
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 9));
        await Sweep(ward);

        Assert.Equal(ReportReply.NothingToCorrect, same.Reply);
        Assert.Equal((6, ReportState.Issued), (first.Number, first.State));
        Assert.Equal(2, (await ward.Messages())
            .Count(message => message.Subject!.Contains("Đính chính báo cáo quý III/2024 (số 06)", StringComparison.Ordinal)));
        var second = (await Corrigenda(ward, issued))[^1];
        var corrigendum = ReportSnapshot.Read(second.Snapshot).Corrigendum!;
        Assert.Equal((2, "Báo cáo số 06-BC/ĐU ngày 05/10/2024"), (second.Sequence, Assert.Single(corrigendum.Earlier)));
        Assert.Contains(corrigendum.Numbers,
            one => one is { Reference: "1.ketqua", Printed: "7 vụ", Right: "9 vụ" }
                && one.Place.EndsWith("đã đính chính tại Báo cáo số 06-BC/ĐU ngày 05/10/2024", StringComparison.Ordinal));
        Assert.DoesNotContain(corrigendum.Numbers, one => one.Reference == "1.danhgia");
    }

    [Fact]
    public async Task What_was_issued_from_Word_is_compared_as_it_was_issued()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var copy = Changed(await Clean(ward, id), ">4 vụ<", ">3 vụ<");
        await Send(ward, new UploadCopy(id, copy));
        var differences = await ward.Read(
            async db => (await ward.On<ReportCopies>(db)
                .Find((await ward.On<KeptReports>(db).Find(id, TestContext.Current.CancellationToken))!, TestContext.Current.CancellationToken))!);
        Assert.Equal(ReportReply.Done, (await Send(ward, new IssueReport(id, Today, differences.Sha256, differences.Differences.Count))).Reply);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.AtRisk, 3));

        var result = await Send(ward, new DraftCorrigendum(id));

        var numbers = ReportSnapshot.Read((await Row(ward, result.Id!.Value)).Snapshot).Corrigendum!.Numbers;
        Assert.Contains(numbers, one => one is { Reference: "1.so", Printed: "4", Right: "3" });
        Assert.DoesNotContain(numbers, one => one.Reference == "1.ketqua");
    }

    [Fact]
    public async Task A_figure_that_came_late_is_told_with_its_reason_and_who_approved_it()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.AtRisk, 4), Verdicts.Missing("security.talks", "2024-10-04"));
        var issued = await Issued(ward, judged: true);
        var figure = await ward.Read(async db =>
        {
            var row = new FigureRow
            {
                PlanId = "p", Figure = "meetings", Area = "ward", Period = Period.Parse("2024-Q3"), Value = 2, EnteredAt = ward.Clock.GetUtcNow(),
                EnteredBy = "Cán bộ", Reason = "Báo cáo nộp chậm",
                Origin = FigureOrigin.Entered, ApprovedBy = "Trưởng ban", ApprovedAt = ward.Clock.GetUtcNow(),
            };
            db.Add(row);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            return row;
        });
        var late = Verdicts.Of("security.talks", Status.Met, 2);
        await ward.Judge("2024-Q3", RunTrigger.LateFigures, Verdicts.Of("security.crime", Status.AtRisk, 4), new VerdictRow
        {
            RunId = 0, Target = late.Target, Area = late.Area, Status = late.Status, Value = late.Value, Threshold = 1, Final = false,
            Evidence = $$"""[{"figure":"meetings","view":"Period","value":2,"from":[{{figure.Seq}}]}]""",
        });

        var result = await Send(ward, new DraftCorrigendum(issued));

        var corrigendum = ReportSnapshot.Read((await Row(ward, result.Id!.Value)).Snapshot).Corrigendum!;
        Assert.Contains(corrigendum.Numbers, one => one is { Reference: "3.so", Printed: "chưa có số liệu", Right: "2" });
        Assert.Equal(("Số buổi họp dân, Phường 12, quý III/2024", null, "2 buổi", "Báo cáo nộp chậm", "Trưởng ban", true),
            Told(Assert.Single(corrigendum.Figures)));
        var said = await ward.Read(
            async db =>
                string.Concat((await ward.On<KeptReports>(db).Find(result.Id.Value, TestContext.Current.CancellationToken))!
                    .Compose().Body.OfType<ParagraphBlock>().Select(one => one.Text)));
        Assert.Contains("bổ sung 2 buổi, khi ban hành chưa có. Lý do: Báo cáo nộp chậm; Trưởng ban duyệt ngày 05/10/2024.", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_issued_reports_are_corrected_and_one_at_a_time()
    {
        await using var ward = await Ward.Open();
        var id = await Drafted(ward);
        var early = await Send(ward, new DraftCorrigendum(id));
        await Fill(ward, id);
        await Named(ward);
        await Send(ward, new SendReportForReview(id));
        await Send(ward, new IssueReport(id, Today));
        var unchanged = await Send(ward, new DraftCorrigendum(id));
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));
        var first = await Send(ward, new DraftCorrigendum(id));
        var again = await Send(ward, new DraftCorrigendum(id));
        var ofIt = await Send(ward, new DraftCorrigendum(first.Id!.Value));

        Assert.Equal([ReportReply.NotIssued, ReportReply.NothingToCorrect, ReportReply.Done, ReportReply.AlreadyThere, ReportReply.NotIssued],
            new[] { early, unchanged, first, again, ofIt }.Select(one => one.Reply));
        Assert.Equal(first.Id, again.Id);
    }

    private static (string Name, string? Before, string Now, string Reason, string By, bool IsApproved) Told(CorrectedFigure one) =>
        (one.Name, one.Before, one.Now, one.Reason, one.By, one.IsApproved);

    private static string Said(IEnumerable<Piece> pieces) => string.Concat(pieces.Select(piece => piece.Text));

    private static Task<StoredNumbers> Stored(Ward ward, long id) => ward.Read(async db => await StoredNumbers.Read(db, (await Kept(ward, id))!.Facts));

    private static Task<KeptReport?> Kept(Ward ward, long id) => ward.Read(db => ward.On<KeptReports>(db).Find(id, TestContext.Current.CancellationToken));

    private static async Task<ReportSectionRow> Section(Ward ward, long id, string section) => (await Kept(ward, id))!.Section(section)!;

    private static async Task<string> NameOf(Ward ward, long id, string reference) =>
        CorrigendumNumbers.Right((await Kept(ward, id))!.Facts.Snapshot.Corrigendum!.Listed().Single(pair => pair.One.Reference == reference).Id);

    private static Task Sweep(Ward ward) => ward.Get<ReportSweep>().AfterCorrection(TestContext.Current.CancellationToken);

    private static Task<List<ReportRow>> Corrigenda(Ward ward, long issued) =>
        ward.Read(db => db.Reports.AsNoTracking().Where(row => row.CorrectsId == issued).OrderBy(row => row.Sequence).ToListAsync());

    private static async Task<long> Issued(Ward ward, bool judged = false)
    {
        var id = await Reviewed(ward, judged);
        Assert.Equal(ReportReply.Done, (await Send(ward, new IssueReport(id, Today))).Reply);
        return id;
    }

    private static async Task<ReportRow> IssueCorrigendum(Ward ward, long issued)
    {
        var id = (await Send(ward, new DraftCorrigendum(issued))).Id!.Value;
        await Fill(ward, id);
        await Send(ward, new SendReportForReview(id));
        Assert.Equal(ReportReply.Done, (await Send(ward, new IssueReport(id, Today))).Reply);
        return await Row(ward, id);
    }
}
