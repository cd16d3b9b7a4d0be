using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Tests.Reports;

public sealed class IssueReportTests
{
    private static readonly Actor Office = new("Văn phòng", "id-office", [new Grant(Role.Office, null, null, null)], "thử");
    private static readonly DateOnly Today = new(2024, 10, 5);

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
        Assert.Equal(["bch@phuong12.example", "vanphong@phuong12.example"], letters.Select(letter => letter.To.Mailboxes.Single().Address).Order(StringComparer.Ordinal));
        using var attached = new MemoryStream();
        await ((MimeKit.MimePart)letters[0].Attachments.Single()).Content!.DecodeToAsync(attached, TestContext.Current.CancellationToken);
        Assert.Equal(file, attached.ToArray());
    }

    [Fact]
    public async Task The_document_names_an_entry_of_the_trail_that_can_be_verified_later()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var before = (await ward.Read(db => AuditTrail.Head(db, TestContext.Current.CancellationToken)))!;

        await Send(ward, new IssueReport(id, Today));

        var row = await Row(ward, id);
        var file = await File.ReadAllBytesAsync(ReportFiles.PathOf(ward.Get<Deployment>(), row.Sha256!), TestContext.Current.CancellationToken);
        Assert.Contains(string.Join(' ', before.Hash.Chunk(8).Select(part => new string(part))), Part(file, "word/document.xml"), StringComparison.Ordinal);
        var check = await ward.Read(async db =>
        {
            var checking = new AuditCheck(db, ward.Get<Deployment>());
            return (Problems: await checking.Run(before.Hash, TestContext.Current.CancellationToken), checking.Found);
        });
        Assert.Equal(before.Seq, check.Found);
        Assert.DoesNotContain(check.Problems, problem => problem.Key.StartsWith("Report", StringComparison.Ordinal));
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
            [ReportReply.NotReviewed, ReportReply.GapsLeft, ReportReply.NamesMissing, ReportReply.BadDate, ReportReply.Done, ReportReply.AlreadyIssued, ReportReply.AlreadyIssued],
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
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(reworded)), (await Row(ward, id)).Sha256);
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
    public async Task Drafts_macros_and_what_is_no_document_are_not_taken()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var draft = await ward.Read(async db => ReportDocument.Write((await ward.Get<KeptReports>().Find(db, id, TestContext.Current.CancellationToken))!.Compose()));
        var macros = await Clean(ward, id);
        using (var stream = new MemoryStream())
        {
            stream.Write(macros);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            {
                zip.CreateEntry("word/vbaProject.bin");
            }

            macros = stream.ToArray();
        }

        Assert.Equal(ReportReply.StillADraft, (await Send(ward, new UploadCopy(id, draft))).Reply);
        Assert.Equal(ReportReply.NotADocument, (await Send(ward, new UploadCopy(id, macros))).Reply);
        Assert.Equal(ReportReply.NotADocument, (await Send(ward, new UploadCopy(id, Encoding.UTF8.GetBytes("PK không phải")))).Reply);
    }

    [Fact]
    public async Task Ten_megabytes_of_photos_go_in_and_are_sent_as_a_link()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var heavy = await Clean(ward, id);
        using (var stream = new MemoryStream())
        {
            stream.Write(heavy);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
            {
                await using var photo = zip.CreateEntry("word/media/photo.jpg", CompressionLevel.NoCompression).Open();
                await photo.WriteAsync(RandomNumberGenerator.GetBytes(10 * 1024 * 1024), TestContext.Current.CancellationToken);
            }

            heavy = stream.ToArray();
        }

        await Send(ward, new UploadCopy(id, heavy));
        var copy = (await Copy(ward, id))!;
        await Send(ward, new IssueReport(id, Today, copy.Sha256, copy.Differences.Count));

        var letter = (await ward.Messages()).First(message => message.Subject!.Contains("số 05", StringComparison.Ordinal));
        Assert.Empty(letter.Attachments);
        Assert.Contains($"/reports/{id}", letter.TextBody, StringComparison.Ordinal);
    }

    private static Task<ReportResult> Send(Ward ward, Mediator.ICommand<ReportResult> command) => ward.Get<Commands>().Send(command, Office, TestContext.Current.CancellationToken);

    private static async Task<long> Drafted(Ward ward)
    {
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.AtRisk, 4));
        return (await Send(ward, new DraftReport(ReportKind.Quarter, "ward", Period.Parse("2024-Q3")))).Id!.Value;
    }

    private static async Task<long> Reviewed(Ward ward)
    {
        var id = await Drafted(ward);
        await Fill(ward, id);
        await Named(ward);
        await Send(ward, new SendReportForReview(id));
        return id;
    }

    // What the drafts ask people to add.
    private static async Task Fill(Ward ward, long id)
    {
        foreach (var section in await ward.Read(db => KeptReports.Newest(db, id, TestContext.Current.CancellationToken)))
        {
            var lines = section.Text.Split('\n').Where(line => !line.StartsWith('['));
            var text = section.Section == SectionIds.Proposals ? "Không có kiến nghị." : string.Join('\n', lines);
            await Send(ward, new EditSection(id, section.Section, text, section.Id));
        }
    }

    private static Task<ReportResult> Named(Ward ward) => Send(ward, new SaveReportSettings(
        "ward",
        new ReportNames
        {
            Superior = "ĐẢNG BỘ QUẬN", Issuer = "ĐẢNG ỦY PHƯỜNG 12", Place = "Phường 12", SignatoryPost = "BÍ THƯ", Signatory = "Nguyễn Văn A",
            Recipients = ["Ban Chấp hành"], Addresses = ["bch@phuong12.example", "vanphong@phuong12.example"],
        },
        4));

    private static Task<ReportRow> Row(Ward ward, long id) => ward.Read(db => db.Reports.AsNoTracking().SingleAsync(row => row.Id == id));

    private static Task<byte[]> Clean(Ward ward, long id) => ward.Read(async db =>
        ReportDocument.Write((await ward.Get<KeptReports>().Find(db, id, TestContext.Current.CancellationToken))!.Clean(5, Today)));

    private static Task<ReportCopy?> Copy(Ward ward, long id) => ward.Read(async db =>
        await ward.Get<ReportCopies>().Find(db, (await ward.Get<KeptReports>().Find(db, id, TestContext.Current.CancellationToken))!, TestContext.Current.CancellationToken));

    private static Task<int> Problems(Ward ward) => ward.Read(async db =>
        (await new AuditCheck(db, ward.Get<Deployment>()).Run(null, TestContext.Current.CancellationToken)).Count(problem => problem.Key.StartsWith("Report", StringComparison.Ordinal)));

    private static string Part(byte[] document, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(document, writable: false));
        using var reader = new StreamReader(zip.GetEntry(name)?.Open() ?? Stream.Null);
        return reader.ReadToEnd();
    }

    private static byte[] Changed(byte[] document, string from, string to)
    {
        using var stream = new MemoryStream();
        stream.Write(document);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = Part(document, "word/document.xml");
            Assert.Contains(from, text, StringComparison.Ordinal);
            zip.GetEntry("word/document.xml")!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write(text.Replace(from, to, StringComparison.Ordinal));
        }

        return stream.ToArray();
    }
}
