using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Copies;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Reports.ReportDesk;

namespace ActionPlan.Host.Tests.Reports;

public sealed partial class IssueReportTests
{
    [Fact]
    public async Task An_issued_report_has_a_number_a_frozen_file_and_letters_with_it_to_its_recipients()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);

        var result = await Send(ward, new IssueReport(id, Today));

        Assert.Equal(ReportReply.Done, result.Reply);
        var row = await Row(ward, id);
        Assert.Equal((ReportState.Issued, 5, Today, "Văn phòng"), (row.State, row.Number!.Value, row.IssuedOn!.Value, row.IssuedBy!));
        var file = await File.ReadAllBytesAsync(ReportFiles.PathOf(ward.Get<Deployment>(), row.Sha256!), TestContext.Current.CancellationToken);
        Assert.Equal(row.Sha256, Convert.ToHexStringLower(SHA256.HashData(file)));
        var text = Part(file, "word/document.xml");
        Assert.Contains("Số 05-BC/ĐU", text, StringComparison.Ordinal);
        Assert.Contains("ngày 05 tháng 10 năm 2024", text, StringComparison.Ordinal);
        Assert.DoesNotContain("DỰ THẢO", Part(file, "word/header1.xml") + Part(file, "word/header2.xml"), StringComparison.OrdinalIgnoreCase);

        var letters = (await ward.Messages()).Where(message => message.Subject!.Contains("số 05", StringComparison.Ordinal)).ToList();
        Assert.Equal(["bch@phuong12.example", "vanphong@phuong12.example"],
            letters.Select(letter => letter.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal));
        using var attached = new MemoryStream();
        await ((MimeKit.MimePart)letters[0].Attachments.Single()).Content!.DecodeToAsync(attached, TestContext.Current.CancellationToken);
        Assert.Equal(file, attached.ToArray());
    }

    [Fact]
    public async Task The_document_names_an_entry_of_the_trail_that_can_be_verified_later()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var before = (await ward.Read(db => new AuditReading(db).Head(TestContext.Current.CancellationToken)))!;

        await Send(ward, new IssueReport(id, Today));

        var row = await Row(ward, id);
        var file = await File.ReadAllBytesAsync(ReportFiles.PathOf(ward.Get<Deployment>(), row.Sha256!), TestContext.Current.CancellationToken);
        Assert.Contains(string.Join(' ', before.Hash.Chunk(8).Select(part => new string(part))), Part(file, "word/document.xml"), StringComparison.Ordinal);
        var check = await ward.Read(async db =>
        {
            var checking = new AuditCheck(db, ward.Get<IEnumerable<ISealed>>());
            return (Problems: await checking.Run(before.Hash, TestContext.Current.CancellationToken), checking.Found);
        });
        Assert.Equal(before.Seq, check.Found);
        Assert.DoesNotContain(check.Problems, problem => problem.Key.StartsWith("Report", StringComparison.Ordinal));
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Fact]
    public async Task The_page_the_document_and_a_copy_from_Word_print_the_same_head_and_one_that_is_no_more_in_the_trail_is_named()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        await Send(ward, new UploadCopy(id, await Clean(ward, id)));
        await Send(ward, new IssueReport(id, Today, (await Copy(ward, id))!.Sha256));
        await ward.Judge("2024-Q2", RunTrigger.Manual, Verdicts.Of("security.crime", Status.AtRisk, 3));
        var other = (await Send(ward, new DraftReport(ReportKind.HalfYear, "ward", Period.Parse("2024-Q2")))).Id!.Value;
        await Fill(ward, other);
        await Send(ward, new SendReportForReview(other));
        await Send(ward, new IssueReport(other, Today));

        foreach (var report in new[] { id, other })
        {
            var file = await File.ReadAllBytesAsync(
                ReportFiles.PathOf(ward.Get<Deployment>(), (await Row(ward, report)).Sha256!), TestContext.Current.CancellationToken);
            var shown = await ward.Read(async db => (await ward.On<KeptReports>(db).Find(report, TestContext.Current.CancellationToken))!.Compose());
            Assert.Equal(2, shown.Imprint.Count);
            Assert.Equal(shown.Imprint, Paragraphs(file).TakeLast(2));
        }

        Assert.Equal(0, await Problems(ward));
        var printed = ReportSnapshot.Read((await Row(ward, id)).Snapshot).Head!;
        await ward.Read(db => db.Database.ExecuteSqlAsync($"DROP TRIGGER AuditTrail_append_only_UPDATE", TestContext.Current.CancellationToken));
        await ward.Read(
            db => db.Database.ExecuteSqlAsync($"UPDATE AuditTrail SET Hash = 'khác' WHERE Seq = {printed.Seq}", TestContext.Current.CancellationToken));
        Assert.Equal(1, await Problems(ward));
    }

    [Fact]
    public async Task An_issued_file_that_was_altered_or_is_gone_is_found_by_the_check()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        await Send(ward, new IssueReport(id, Today));
        var path = ReportFiles.PathOf(ward.Get<Deployment>(), (await Row(ward, id)).Sha256!);

        Assert.Equal(0, await Problems(ward));
        await File.AppendAllTextAsync(path, "x", TestContext.Current.CancellationToken);
        Assert.Equal(1, await Problems(ward));
        File.Delete(path);
        Assert.Equal(1, await Problems(ward));
    }

    [Fact]
    public async Task What_is_not_reviewed_not_filled_in_not_named_or_wrongly_dated_is_not_issued()
    {
        await using var ward = await Ward.Open();
        var id = await Drafted(ward);
        var draft = await Send(ward, new IssueReport(id, Today));
        await Send(ward, new SendReportForReview(id));
        var gaps = await Send(ward, new IssueReport(id, Today));
        await Fill(ward, id);
        var names = await Send(ward, new IssueReport(id, Today));
        await Named(ward);
        var date = await Send(ward, new IssueReport(id, Today.AddDays(90)));
        var done = await Send(ward, new IssueReport(id, Today));
        var again = await Send(ward, new IssueReport(id, Today));
        var edited = await Send(ward, new EditSection(id, SectionIds.Tasks, "x", 0));

        Assert.Equal(
            [ReportReply.NotReviewed, ReportReply.GapsLeft, ReportReply.NamesMissing, ReportReply.BadDate, ReportReply.Done, ReportReply.AlreadyIssued,
                ReportReply.AlreadyIssued],
            new[] { draft, gaps, names, date, done, again, edited }.Select(result => result.Reply));
    }

    [Fact]
    public async Task A_copy_finished_in_Word_with_the_same_numbers_is_issued_as_it_is()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var clean = await Clean(ward, id);
        var reworded = Changed(clean, "Không có kiến nghị.", "Đề nghị cấp trên quan tâm.");

        await Send(ward, new UploadCopy(id, reworded));
        var copy = await Copy(ward, id);
        var result = await Send(ward, new IssueReport(id, Today, copy!.Sha256, copy.Differences.Count));

        Assert.Empty(copy.Differences);
        Assert.Equal(ReportReply.Done, result.Reply);
        var issued = await File.ReadAllBytesAsync(
            ReportFiles.PathOf(ward.Get<Deployment>(), (await Row(ward, id)).Sha256!), TestContext.Current.CancellationToken);
        Assert.True(XNode.DeepEquals(Children(reworded, "word/styles.xml"), Children(issued, "word/styles.xml")));
        Assert.Equal(Paragraphs(reworded), Paragraphs(issued).SkipLast(2));
        Assert.StartsWith("Nhật ký hệ thống khi ban hành", Paragraphs(issued)[^1], StringComparison.Ordinal);
        Assert.True((await Row(ward, id)).WasEditedInWord);
    }

    [Fact]
    public async Task Numbers_that_a_copy_has_otherwise_are_listed_and_must_have_been_seen()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var altered = Changed(Changed(await Clean(ward, id), ">4 vụ<", ">3 vụ<"), "Không có kiến nghị.", "Đề nghị cấp 25 camera.");

        await Send(ward, new UploadCopy(id, altered));
        var copy = (await Copy(ward, id))!;
        var unseen = await Send(ward, new IssueReport(id, Today, copy.Sha256));
        var seen = await Send(ward, new IssueReport(id, Today, copy.Sha256, copy.Differences.Count));

        Assert.Contains(new NumberDifference("1.ketqua", "4 vụ", "3 vụ"), copy.Differences);
        Assert.Contains(new NumberDifference(null, null, "25"), copy.Differences);
        Assert.Equal((ReportReply.DifferencesNotSeen, ReportReply.Done), (unseen.Reply, seen.Reply));
    }

    [Fact]
    public async Task Two_who_issue_at_once_give_one_number_and_two_reports_get_two()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        await ward.Judge("2024-Q2", RunTrigger.Manual, Verdicts.Of("security.crime", Status.AtRisk, 3));
        var other = (await Send(ward, new DraftReport(ReportKind.HalfYear, "ward", Period.Parse("2024-Q2")))).Id!.Value;
        await Fill(ward, other);
        await Send(ward, new SendReportForReview(other));

        var results = await Task.WhenAll(
            new[] { id, other, id, other }.Select(one => Task.Run(() => Send(ward, new IssueReport(one, Today)), TestContext.Current.CancellationToken)));

        Assert.Equal([(ReportReply.Done, 2), (ReportReply.AlreadyIssued, 2)],
            results.GroupBy(result => result.Reply).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())));
        Assert.Equal([5, 6], new[] { (await Row(ward, id)).Number!.Value, (await Row(ward, other)).Number!.Value }.Order());
        Assert.Equal(4, (await ward.Messages()).Count(message => message.Subject!.Contains("(số 0", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_was_issued_stays_as_it_was_signed_whatever_names_and_rules_become()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        await Send(ward, new IssueReport(id, Today));
        var (row, path) = (await Row(ward, id), ReportFiles.PathOf(ward.Get<Deployment>(), (await Row(ward, id)).Sha256!));
        var before = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);

        await Send(
            ward, new SaveReportSettings(
                "ward", new ReportNames { Issuer = "ĐẢNG ỦY PHƯỜNG MỚI", Place = "Nơi khác", SignatoryPost = "PHÓ BÍ THƯ", Signatory = "Trần Thị B" }, 4));
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));
        await Send(ward, new RedraftReport(id));

        Assert.Equal(before, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(row.Sha256, (await Row(ward, id)).Sha256);
        var shown = await ward.Read(async db => (await ward.On<KeptReports>(db).Find(id, TestContext.Current.CancellationToken))!);
        Assert.Equal(("ĐẢNG ỦY PHƯỜNG 12", "Nguyễn Văn A"), (shown.Names.Issuer, shown.Names.Signatory));
        Assert.Equal(0, await Problems(ward));
    }

    [Theory]
    [InlineData("2024-09-29", ReportReply.BadDate)]
    [InlineData("2024-10-06", ReportReply.BadDate)]
    [InlineData("2024-09-30", ReportReply.Done)]
    public async Task It_is_dated_between_the_end_of_its_quarter_and_today(string on, object reply)
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);

        Assert.Equal((ReportReply)reply, (await Send(ward, new IssueReport(id, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)))).Reply);
    }

    private static XElement Children(byte[] document, string part) => new("all", XElement.Parse(Part(document, part)).Elements());

    private static IReadOnlyList<string> Paragraphs(byte[] document) =>
        [.. XElement.Parse(Part(document, "word/document.xml")).Descendants(Wml.W + "p")
            .Select(paragraph => string.Concat(paragraph.Descendants(Wml.W + "t").Select(text => text.Value)))];

    private static Task<ReportCopy?> Copy(Ward ward, long id) => ward.Read(async db =>
        await ward.On<ReportCopies>(db)
            .Find((await ward.On<KeptReports>(db).Find(id, TestContext.Current.CancellationToken))!, TestContext.Current.CancellationToken));

    private static Task<int> Problems(Ward ward) => ward.Read(async db =>
        (await new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, TestContext.Current.CancellationToken))
            .Count(problem => problem.Key.StartsWith("Report", StringComparison.Ordinal)));
}
