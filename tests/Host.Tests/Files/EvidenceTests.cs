using System.IO.Compression;
using System.Text;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Files;
using ActionPlan.Host.Sheets.Packages;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Files;

public sealed class EvidenceTests
{
    private const string Cases = "figure:cases/ward/2024-Q3";

    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. Encoding.UTF8.GetBytes("Biên bản")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_kept_under_its_hash_and_the_trail_vouches_for_it()
    {
        await using var ward = await Ward.Open();

        Assert.Equal(EvidenceReply.Added, await ward.Do(Office.Clerk, new AddEvidence(Cases, "Biên bản quý 3.PDF", Pdf)));

        var row = await ward.Read(db => db.Evidence.SingleAsync(Cancellation));
        Assert.Equal(("Biên bản quý 3.pdf", "application/pdf", "police", "ward", "Nguyễn An"),
            (row.FileName, row.ContentType, row.Unit, row.Area, row.AddedBy));
        Assert.Equal(Pdf, await File.ReadAllBytesAsync(EvidenceFiles.PathOf(ward.Get<Deployment>(), row.Sha256), Cancellation));
        Assert.Empty(await ward.Read(db => new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)));
    }

    [Fact]
    public async Task The_same_file_is_told_to_be_there_and_stands_for_another_subject_too()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", Pdf));

        Assert.Equal(EvidenceReply.Already, await ward.Do(Office.Clerk, new AddEvidence(Cases, "b.pdf", Pdf)));
        Assert.Equal(EvidenceReply.Added, await ward.Do(Office.Clerk, new AddEvidence("figure:solved/ward/2024-Q3", "b.pdf", Pdf)));
        Assert.Single(Directory.GetFiles(Path.Combine(ward.Get<Deployment>().DataFolder, "evidence")));
    }

    [Fact]
    public async Task A_unit_adds_so_much_in_a_quarter_withdrawn_files_included_and_more_in_the_next()
    {
        await using var ward = await Ward.Open();
        ward.Set("Files:MegabytesPerUnitAndQuarter", "1");
        await ward.Restart();
        byte[] half = [.. Pdf, .. new byte[500 * 1024]];
        Assert.Equal(EvidenceReply.Added, await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", half)));
        Assert.Equal(EvidenceReply.Withdrawn,
            await ward.Do(Office.Clerk, new WithdrawEvidence(await ward.Read(db => db.Evidence.Select(row => row.Id).SingleAsync(Cancellation)), "Nhầm tệp")));
        Assert.Equal(EvidenceReply.Added, await ward.Do(Office.Clerk, new AddEvidence(Cases, "b.pdf", [.. half, 1])));

        Assert.Equal(EvidenceReply.QuotaUsed, await ward.Do(Office.Clerk, new AddEvidence(Cases, "c.pdf", Pdf)));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(ward.Get<Deployment>().DataFolder, "evidence")).Length);

        ward.Clock.Advance(TimeSpan.FromDays(92));
        Assert.Equal(EvidenceReply.Added, await ward.Do(Office.Clerk, new AddEvidence(Cases, "c.pdf", Pdf)));
    }

    [Fact]
    public async Task Below_the_mark_of_free_room_no_file_is_taken()
    {
        await using var ward = await Ward.Open();
        ward.Set("Files:LeaveFreeMegabytes", "1000000000");
        await ward.Restart();

        Assert.Equal(EvidenceReply.NoRoom, await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", Pdf)));
        Assert.False(Directory.Exists(Path.Combine(ward.Get<Deployment>().DataFolder, "evidence")));
    }

    [Fact]
    public async Task What_was_withdrawn_with_a_reason_is_kept_and_may_be_added_again()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", Pdf));
        var id = await ward.Read(db => db.Evidence.Select(row => row.Id).SingleAsync(Cancellation));

        Assert.Equal(EvidenceReply.NoReason, await ward.Do(Office.Clerk, new WithdrawEvidence(id, " ")));
        Assert.Equal(EvidenceReply.Withdrawn, await ward.Do(Office.Clerk, new WithdrawEvidence(id, "Nhầm tệp")));
        await Assert.ThrowsAsync<NotAllowedException>(
            () => ward.Do(Office.Person("Khác", new Grant(Role.DataEntry, "front")), new WithdrawEvidence(id, "Nhầm")));
        Assert.Equal(EvidenceReply.Unknown, await ward.Do(Office.Clerk, new WithdrawEvidence(id, "Nhầm tệp")));
        Assert.Equal(EvidenceReply.Added, await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", Pdf)));
        Assert.Equal(2, await ward.Read(db => db.Evidence.CountAsync(Cancellation)));
    }

    [Theory]
    [InlineData("figure:cases/ward/2024-Q3", nameof(Role.DataEntry), "front")]
    [InlineData("figure:cases/ward/2024-Q3", nameof(Role.Office), null)]
    [InlineData("figure:cases/ward/2024-Q3", nameof(Role.Inspector), null)]
    [InlineData("figure:nothing/ward/2024-Q3", nameof(Role.DataEntry), "police")]
    [InlineData("figure:cases/elsewhere/2024-Q3", nameof(Role.DataEntry), "police")]
    [InlineData("figure:cases/ward/2024-Q9", nameof(Role.DataEntry), "police")]
    [InlineData("figure:cases/ward/1900-Q1", nameof(Role.DataEntry), "police")]
    [InlineData("figure:cases/ward/2199", nameof(Role.DataEntry), "police")]
    [InlineData("figure:cases/ward/2024-Q3/../../x", nameof(Role.DataEntry), "police")]
    [InlineData("alert:1", nameof(Role.DataEntry), "police")]
    [InlineData("row:wells/1", nameof(Role.DataEntry), "police")]
    [InlineData("assignment:none", nameof(Role.DataEntry), "police")]
    [InlineData("", nameof(Role.DataEntry), "police")]
    [InlineData(null, nameof(Role.DataEntry), "police")]
    public async Task What_is_not_ones_own_or_not_there_takes_no_file(string? subject, string role, string? unit)
    {
        await using var ward = await Ward.Open();

        await Assert.ThrowsAsync<NotAllowedException>(
            () => ward.Do(Office.Person("Ai đó", new Grant(Enum.Parse<Role>(role), unit)), new AddEvidence(subject, "a.pdf", Pdf)));

        Assert.False(Directory.Exists(Path.Combine(ward.Get<Deployment>().DataFolder, "evidence")));
    }

    [Fact]
    public async Task Another_unit_does_not_see_the_file_and_who_reads_all_does()
    {
        await using var ward = await Ward.Open();
        await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", Pdf));

        Assert.Equal(0, await Seen(ward, new Grant(Role.UnitHead, "front")));
        Assert.Equal(0, await Seen(ward, new Grant(Role.Administrator)));
        Assert.Equal(1, await Seen(ward, new Grant(Role.UnitHead, "police")));
        Assert.Equal(1, await Seen(ward, new Grant(Role.Leader)));
    }

    [Fact]
    public async Task A_full_subject_an_empty_and_a_too_large_file_are_refused()
    {
        await using var ward = await Ward.Open();
        Assert.Equal(EvidenceReply.Nothing, await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", [])));
        Assert.Equal(EvidenceReply.TooLarge, await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", [.. Pdf, .. new byte[AddEvidence.LargestFile]])));
        for (var file = 0; file < AddEvidence.MostOfOne; file++)
        {
            Assert.Equal(EvidenceReply.Added, await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", [.. Pdf, (byte)file])));
        }

        Assert.Equal(EvidenceReply.TooMany, await ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", Pdf)));
    }

    [Fact]
    public async Task Where_the_file_cannot_be_written_nothing_says_that_it_is_there()
    {
        await using var ward = await Ward.Open();
        var folder = Path.Combine(ward.Get<Deployment>().DataFolder, "evidence");
        await File.WriteAllTextAsync(folder, "a file where the folder should be", Cancellation);

        await Assert.ThrowsAnyAsync<IOException>(() => ward.Do(Office.Clerk, new AddEvidence(Cases, "a.pdf", Pdf)));

        Assert.Equal(0, await ward.Read(db => db.Evidence.CountAsync(Cancellation)));
    }

    [Theory]
    [InlineData("a.exe", nameof(EvidenceReply.TypeRefused))]
    [InlineData("a.html", nameof(EvidenceReply.TypeRefused))]
    [InlineData("a.svg", nameof(EvidenceReply.TypeRefused))]
    [InlineData("a.pdf.js", nameof(EvidenceReply.TypeRefused))]
    [InlineData("pdf", nameof(EvidenceReply.TypeRefused))]
    [InlineData("a.png", nameof(EvidenceReply.OtherContent))]
    [InlineData("a.jpeg", nameof(EvidenceReply.OtherContent))]
    [InlineData("a.docx", nameof(EvidenceReply.OtherContent))]
    [InlineData("a.xlsx", nameof(EvidenceReply.OtherContent))]
    [InlineData(".pdf", nameof(EvidenceReply.NameRefused))]
    [InlineData("../.pdf", nameof(EvidenceReply.NameRefused))]
    [InlineData(null, nameof(EvidenceReply.NameRefused))]
    public async Task A_name_promises_a_type_that_is_taken_and_the_bytes_keep_it(string? name, string reply)
    {
        await using var ward = await Ward.Open();

        Assert.Equal(reply, (await ward.Do(Office.Clerk, new AddEvidence(Cases, name, Pdf))).ToString());
    }

    [Fact]
    public void Word_and_excel_files_are_known_by_their_parts_and_those_with_macros_are_not_taken()
    {
        var (word, excel) = (EvidenceType.ByName("a.docx")!, EvidenceType.ByName("a.xlsx")!);
        Assert.True(word.Is(Package("[Content_Types].xml", "word/document.xml")));
        Assert.False(excel.Is(Package("[Content_Types].xml", "word/document.xml")));
        Assert.False(word.Is(Package("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")));
        Assert.False(word.Is([.. Package("[Content_Types].xml", "word/document.xml").Take(60)]));
    }

    [Theory]
    [InlineData("Bie\u0302n ba\u0309n.pdf", "Biên bản.pdf")]
    [InlineData("Biên bản.pdf", "Biên bản.pdf")]
    [InlineData(@"C:\Users\An\anh.JPG", "anh.jpg")]
    [InlineData("../../etc/passwd.pdf", "passwd.pdf")]
    [InlineData("a\u202Efdp.exe.pdf", "afdp.exe.pdf")]
    [InlineData("a\0b\r\nc.pdf", "a b c.pdf")]
    [InlineData("con.pdf", "_con.pdf")]
    [InlineData("a<b>:\"|?*.pdf", "a_b______.pdf")]
    [InlineData("  a. .pdf", "a.pdf")]
    public void Names_lose_what_misleads_and_keep_what_reads(string typed, string kept) => Assert.Equal(kept, SafeFileName.Of(typed));

    [Fact]
    public void Half_a_letter_is_left_out() => Assert.Equal("a.pdf", SafeFileName.Of("a" + (char)0xD83D + ".pdf"));

    [Fact]
    public void A_long_name_keeps_its_extension() => Assert.Equal(new string('x', 120) + ".pdf", SafeFileName.Of(new string('x', 5000) + ".pdf"));

    private static byte[] Package(params string[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var part in parts)
            {
                zip.CreateEntry(part);
            }
        }

        return bytes.ToArray();
    }

    private static async Task<int> Seen(Ward ward, Grant grant)
    {
        await using var scope = ward.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Reads(Office.Person("Người xem", grant));
        return await scope.ServiceProvider.GetRequiredService<AppDb>().Evidence.CountAsync(Cancellation);
    }
}
