using System.IO.Compression;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>What the office does with a report until it is issued.</summary>
internal static class ReportDesk
{
    public static readonly Actor Office = new("Văn phòng", "id-office", [new Grant(Role.Office, null, null, null)], "thử");
    public static readonly DateOnly Today = new(2024, 10, 5);

    public static Task<ReportResult> Send(Ward ward, Mediator.ICommand<ReportResult> command) =>
        ward.Get<CommandSender>().Send(command, Office, TestContext.Current.CancellationToken);

    public static async Task<long> Drafted(Ward ward, bool judged = false)
    {
        if (!judged)
        {
            await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.AtRisk, 4));
        }

        return (await Send(ward, new DraftReport(ReportKind.Quarter, "ward", Period.Parse("2024-Q3")))).Id!.Value;
    }

    public static async Task<long> Reviewed(Ward ward, bool judged = false)
    {
        var id = await Drafted(ward, judged);
        await Fill(ward, id);
        await Named(ward);
        await Send(ward, new SendReportForReview(id));
        return id;
    }

    // What the drafts ask people to add.
    public static async Task Fill(Ward ward, long id)
    {
        foreach (var section in await ward.Read(db => new ReportQueries(db).NewestSections(id, TestContext.Current.CancellationToken)))
        {
            var lines = section.Text.Split('\n').Where(line => !line.StartsWith('['));
            var text = section.Section == SectionIds.Proposals ? "Không có kiến nghị." : string.Join('\n', lines);
            await Send(ward, new EditSection(id, section.Section, text.Length == 0 ? "Đã rà soát." : text, section.Id));
        }
    }

    public static Task<ReportResult> Named(Ward ward) => Send(ward, new SaveReportSettings(
        "ward",
        new ReportNames
        {
            Superior = "ĐẢNG BỘ QUẬN", Issuer = "ĐẢNG ỦY PHƯỜNG 12", Place = "Phường 12", SignatoryPost = "BÍ THƯ", Signatory = "Nguyễn Văn A",
            Recipients = ["Ban Chấp hành"], Addresses = ["bch@phuong12.example", "vanphong@phuong12.example"],
        },
        4));

    public static Task<ReportRow> Row(Ward ward, long id) => ward.Read(db => db.Reports.AsNoTracking().SingleAsync(row => row.Id == id));

    public static Task<byte[]> Clean(Ward ward, long id) => ward.Read(async db =>
        ReportDocument.Write((await ward.On<KeptReports>(db).Find(id, TestContext.Current.CancellationToken))!.Clean(5, Today)));

    public static string Part(byte[] document, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(document, writable: false));
        using var reader = new StreamReader(zip.GetEntry(name)?.Open() ?? Stream.Null);
        return reader.ReadToEnd();
    }

    public static byte[] Changed(byte[] document, string from, string to)
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
