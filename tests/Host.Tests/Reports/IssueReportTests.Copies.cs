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
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Reports.ReportDesk;

namespace ActionPlan.Host.Tests.Reports;

public sealed partial class IssueReportTests
{
    [Fact]
    public async Task A_copy_that_carries_another_number_or_date_than_it_would_be_issued_under_is_not_issued()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var clean = await Clean(ward, id);
        var results = new List<ReportReply>();
        foreach (var file in new[] { Changed(clean, "Số 05-BC/ĐU", "Số 07-BC/ĐU"), Changed(clean, "ngày 05 tháng 10", "ngày 04 tháng 10"), clean })
        {
            await Send(ward, new UploadCopy(id, file));
            var copy = (await Copy(ward, id))!;
            results.Add((await Send(ward, new IssueReport(id, Today, copy.Sha256, copy.Differences.Count))).Reply);
        }

        Assert.Equal([ReportReply.CopyNumberedOtherwise, ReportReply.CopyNumberedOtherwise, ReportReply.Done], results);
    }

    [Fact]
    public async Task Drafts_macros_and_what_is_no_document_are_not_taken()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var draft = await ward.Read(
            async db => ReportDocument.Write((await ward.On<KeptReports>(db).Find(id, TestContext.Current.CancellationToken))!.Compose()));
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
        Assert.Equal(ReportReply.CopyHasMacros, (await Send(ward, new UploadCopy(id, macros))).Reply);
        Assert.Equal(ReportReply.NotADocument, (await Send(ward, new UploadCopy(id, Encoding.UTF8.GetBytes("PK không phải")))).Reply);
    }

    [Fact]
    public async Task Ten_megabytes_of_photos_go_in_and_are_sent_as_a_link()
    {
        await using var ward = await Ward.Open();
        var id = await Reviewed(ward);
        var heavy = await Clean(ward, id);
        using (var noise = new SkiaSharp.SKBitmap(1700, 1700))
        {
            RandomNumberGenerator.Fill(noise.GetPixelSpan());
            // Noise does not get smaller: looking for a way takes seconds.
            using var pixels = noise.PeekPixels();
            using var png = pixels.Encode(new SkiaSharp.SKPngEncoderOptions(SkiaSharp.SKPngEncoderFilterFlags.NoFilters, 0))!;
            heavy = CopyFile.Pictured(heavy, png.ToArray());
        }

        Assert.InRange(heavy.Length, 8 * 1024 * 1024, 25 * 1024 * 1024);
        await Send(ward, new UploadCopy(id, heavy));
        var copy = (await Copy(ward, id))!;
        await Send(ward, new IssueReport(id, Today, copy.Sha256, copy.Differences.Count));

        var letter = (await ward.Messages()).First(message => message.Subject!.Contains("số 05", StringComparison.Ordinal));
        Assert.Empty(letter.Attachments);
        Assert.Contains($"/reports/{id}", letter.TextBody, StringComparison.Ordinal);
    }
}
