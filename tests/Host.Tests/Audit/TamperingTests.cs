using System.Globalization;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Cli;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Files;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;

namespace ActionPlan.Host.Tests.Audit;

/// <summary>What an administrator could do to the file: drop the triggers, and change what they guard.</summary>
public sealed partial class TamperingTests
{
    private static readonly Actor An = Actor.AtMachine("Nguyễn Văn An");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_trail_that_nobody_touched_is_proved_and_every_head_ever_printed_is_found_in_it()
    {
        await using var ward = await Lived();
        var hashes = await ward.Read(db => db.Audit.OrderBy(row => row.Seq).Select(row => row.Hash).ToListAsync(Cancellation));

        for (var entry = 0; entry < hashes.Count; entry++)
        {
            var (code, said, wrong) = await Verify(ward, hashes[entry]);
            Assert.Equal((0, ""), (code, wrong));
            Assert.Contains($"bút toán {entry + 1}", said, StringComparison.Ordinal);
        }
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Theory]
    [InlineData("UPDATE AuditTrail SET Actor = 'Người khác' WHERE Seq = 2", "Altered")]
    [InlineData("UPDATE AuditTrail SET Reason = 'Lý do khác' WHERE Seq = 3", "Altered")]
    [InlineData("UPDATE AuditTrail SET Changes = '[' WHERE Seq = 2", "Altered,Unreadable,FigureUnknown")]
    [InlineData("DELETE FROM AuditTrail WHERE Seq = 3", "Gap,FigureUnknown")]
    [InlineData("UPDATE AuditTrail SET Seq = Seq + 1 WHERE Seq = (SELECT MAX(Seq) FROM AuditTrail)", "Gap,Altered,WordsAltered")]
    [InlineData("UPDATE AuditTrail SET Seq = 100 WHERE Seq = 2; UPDATE AuditTrail SET Seq = 2 WHERE Seq = 3; UPDATE AuditTrail SET Seq = 3 WHERE Seq = 100",
        "Broken,Altered,Broken,Altered,Broken,WordsAltered,WordsAltered")]
    [InlineData("UPDATE Figures SET Value = '1' WHERE Seq = 1", "FigureAltered")]
    [InlineData("UPDATE Figures SET EnteredBy = 'Người khác' WHERE Seq = 1", "FiguresAltered")]
    [InlineData("DELETE FROM Figures WHERE Seq = 2", "FigureGone")]
    [InlineData("INSERT INTO Figures (PlanId, Figure, Area, Period, Value, EnteredAt, EnteredBy, Reason, Origin) SELECT PlanId, Figure, Area, Period, '0', EnteredAt, EnteredBy, Reason, Origin FROM Figures WHERE Seq = 1", "FigureUnknown")]
    [InlineData("UPDATE Verdicts SET Status = 'Met' WHERE Target = 'security.crime'", "RunAltered")]
    [InlineData("UPDATE Verdicts SET Evidence = NULL WHERE Target = 'security.crime'", "RunAltered")]
    [InlineData("UPDATE Runs SET CompletedAt = CompletedAt - 10000000", "RunAltered")]
    [InlineData("DELETE FROM Findings; DELETE FROM Verdicts", "RunAltered")]
    [InlineData("UPDATE PlanVersions SET Files = x'5B5D'", "PlanAltered")]
    [InlineData("UPDATE Evidence SET Sha256 = 'aa'", "FileAltered")]
    [InlineData("DELETE FROM Evidence", "FileGone")]
    [InlineData("UPDATE Evidence SET Unit = 'office'", "RowAltered")]
    [InlineData("UPDATE Runs SET [By] = 'Người khác'", "RowAltered")]
    [InlineData("UPDATE Runs SET [Trigger] = 'Khác'", "TableUnreadable,TableUnreadable")]
    [InlineData("UPDATE AuditTrail SET At = 'hôm qua' WHERE Seq = 2", "Altered")]
    [InlineData("DELETE FROM AuditWords WHERE Seq = 3", "WordsAltered")]
    [InlineData("UPDATE AuditWords SET Word = 'khác' WHERE Seq = 3 AND Word = 'sua'", "WordsAltered")]
    public async Task What_was_changed_past_the_program_is_named(string sql, string keys)
    {
        await using var ward = await Lived();
        await DropTriggers(ward);

        await ward.Read(db => db.Database.ExecuteSqlRawAsync(sql, Cancellation));

        Assert.Equal(keys.Split(','), (await Problems(ward)).Where(problem => problem.Key != "NoTrigger").Select(problem => problem.Key));
    }

    [Fact]
    public async Task An_evidence_file_with_other_bytes_is_named_and_so_is_one_that_is_gone()
    {
        await using var ward = await Lived();
        var path = EvidenceFiles.PathOf(ward.Get<Deployment>(), await ward.Read(db => db.Evidence.Select(row => row.Sha256).SingleAsync(Cancellation)));

        await File.WriteAllTextAsync(path, "khác", Cancellation);
        Assert.Equal("FileAltered", Assert.Single(await Problems(ward)).Key);
        File.Delete(path);
        Assert.Equal("FileMissing", Assert.Single(await Problems(ward)).Key);
    }

    [OnFile("it writes past the program in SQLite's words")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_chain_that_was_rebuilt_or_cut_short_looks_whole_and_does_not_lead_to_the_head_that_was_printed(bool cut)
    {
        await using var ward = await Lived();
        var printed = await ward.Read(db => new AuditReading(db).Head(Cancellation));
        var triggers = await ward.Read(
            db => db.Database.SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync(Cancellation));
        await DropTriggers(ward);
        await Rebuild(ward, cut);
        foreach (var trigger in triggers)
        {
            await ward.Read(db => db.Database.ExecuteSqlRawAsync(trigger, Cancellation));
        }

        Assert.Empty(await Problems(ward));
        Assert.Equal(0, (await Verify(ward)).Code);
        var (code, _, wrong) = await Verify(ward, printed!.Hash);
        Assert.Equal(1, code);
        Assert.Contains("không nằm trong chuỗi", wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_is_read_as_it_was_printed_and_what_is_none_is_refused()
    {
        await using var ward = await Lived();
        var head = await ward.Read(db => new AuditReading(db).Head(Cancellation));

        Assert.Equal(0, (await Verify(ward, string.Join(' ', head!.Hash.ToUpperInvariant().Chunk(8).Select(part => new string(part))))).Code);
        Assert.Equal(1, (await Verify(ward, "abc")).Code);
    }

    /// <summary>What a start does once a newer version's migrations were applied.</summary>
    private static Task<int> Upgraded(Ward ward) => ward.Read(async db =>
    {
        await ward.Get<IUpgraded>().Tell(db, ["29991231000000_Later"], Cancellation);
        return 0;
    });

    /// <summary>Figures, a correction, a run and an evidence file.</summary>
    private static async Task<Ward> Lived()
    {
        var ward = await Ward.Open();
        await Enter(ward, 9, "Nhập quý");
        await Enter(ward, 8, "Sửa");
        await ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), An, Cancellation);
        var deployment = ward.Get<Deployment>();
        var bytes = "Biên bản"u8.ToArray();
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        Directory.CreateDirectory(Path.GetDirectoryName(EvidenceFiles.PathOf(deployment, sha))!);
        await File.WriteAllBytesAsync(EvidenceFiles.PathOf(deployment, sha), bytes, Cancellation);
        await ward.Read(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
            db.Add(new EvidenceRow
            {
                PlanId = "p", Subject = "figure:cases/ward/2024-Q3", Unit = "police", Area = "ward", FileName = "bien-ban.pdf", ContentType = "application/pdf",
                Size = bytes.Length, Sha256 = sha, AddedBy = "Nguyễn Văn An", AddedAt = ward.Clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(Cancellation);
            await AuditTrail.Append(db, new AuditNote(An, "AddEvidence"), ward.Clock.GetUtcNow(), Cancellation);
            await transaction.CommitAsync(Cancellation);
            return 0;
        });
        return ward;
    }

    /// <summary>Changes an entry, or takes the last one away, and puts the hashes right from there on.</summary>
    private static async Task Rebuild(Ward ward, bool cut)
    {
        var rows = await ward.Read(db => db.Audit.AsNoTracking().OrderBy(row => row.Seq).ToListAsync(Cancellation));
        if (cut)
        {
            await ward.Read(db => db.Database.ExecuteSqlAsync($"DELETE FROM AuditTrail WHERE Seq = {rows.Count}; DELETE FROM Evidence", Cancellation));
            return;
        }

        var previous = rows[1].PreviousHash;
        foreach (var row in rows.Skip(1))
        {
            var (actor, seq, before) = (row.Seq == 2 ? "Người khác" : row.Actor, row.Seq, previous);
            previous = EntryHash.Of(new AuditRow
            {
                Seq = row.Seq, Form = row.Form, At = row.At, Actor = actor, UserId = row.UserId, From = row.From, Action = row.Action, Reason = row.Reason,
                PlanId = row.PlanId, Subjects = row.Subjects, Changes = row.Changes, PreviousHash = before, Hash = "",
            });
            var hash = previous;
            await ward.Read(
                db => db.Database.ExecuteSqlAsync(
                    $"UPDATE AuditTrail SET Actor = {actor}, PreviousHash = {before}, Hash = {hash} WHERE Seq = {seq}", Cancellation));
        }
    }

    private static async Task DropTriggers(Ward ward)
    {
        var names = await ward.Read(
            db => db.Database.SqlQueryRaw<string>("SELECT 'DROP TRIGGER ' || name AS Value FROM sqlite_master WHERE type = 'trigger'")
                .ToListAsync(Cancellation));
        foreach (var drop in names)
        {
            await ward.Read(db => db.Database.ExecuteSqlRawAsync(drop, Cancellation));
        }
    }

    private static Task<IReadOnlyList<AuditProblem>> Problems(Ward ward) =>
        ward.Read(db => new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation));

    private static async Task<(int Code, string Said, string Wrong)> Verify(Ward ward, string? head = null)
    {
        await using var said = new StringWriter();
        await using var wrong = new StringWriter();
        var code = await VerifyAuditCommand.Verify(
            head, ward.Services, new Terminal(said, wrong, CultureInfo.GetCultureInfo("vi-VN"), redirected: true), Cancellation);
        return (code, said.ToString(), wrong.ToString());
    }

    private static Task<FiguresRecorded> Enter(Ward ward, decimal value, string reason) => ward.Get<CommandSender>()
        .Send(new RecordFigures([new FigureEntry("cases", "ward", Period.Parse("2024-Q3"), value)], reason, FigureOrigin.Imported), An, Cancellation);
}
