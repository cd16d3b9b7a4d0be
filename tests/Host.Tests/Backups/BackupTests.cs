using System.Security.Cryptography;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Backups;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Health;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Entry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Tests.Backups;

/// <summary>What is put back is what was there, or nothing is.</summary>
[OnFile("a backup has the file in it, and a server its own")]
public sealed class BackupTests : IDisposable
{
    private const string Secret = "bốn từ chẳng ai đoán";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Shelf => Directory.CreateDirectory(Path.Combine(folder.Path, "shelf")).FullName;

    private string Target => Path.Combine(folder.Path, "other", "data");

    [Fact]
    public async Task An_installation_put_back_elsewhere_is_the_same()
    {
        await using var ward = await Judged();
        var backup = await ward.Get<Backup>().Take(Shelf, Secret, Cancellation);
        await ward.Type(Office.Clerk, Office.Solved, 9);
        // As a disk of its own is, where nothing was put yet.
        Directory.CreateDirectory(Path.Combine(Target, "lost+found"));

        var manifest = await To(Target).Restore(backup, Secret, Cancellation);

        Assert.Equal(["plan.json", "security.json"], Directory.EnumerateFiles(Path.Combine(Target, "rules", "plan")).Select(Path.GetFileName).Order());
        Assert.Equal("chứng cứ", await File.ReadAllTextAsync(Path.Combine(Target, "evidence", "ab", "abcd"), Cancellation));
        Assert.Contains(Path.Combine(Target, "rules"), await File.ReadAllTextAsync(Path.Combine(Target, "settings.json"), Cancellation),
            StringComparison.Ordinal);
        Assert.DoesNotContain(manifest.Files, file => file.Path.Contains("sample", StringComparison.Ordinal));
        Assert.Equal(["actionplan-20241005-010001.backup"], Directory.EnumerateFiles(Shelf).Select(Path.GetFileName));
        // As it was when it was taken, and as the one that goes on was then.
        Assert.Equal(await ward.Read(db => db.Verdicts.CountAsync(Cancellation)), await Count(Target, "Verdicts"));
        Assert.Equal(0, await Count(Target, "FigureDrafts"));
    }

    [Fact]
    public async Task What_does_not_open_or_is_not_whole_is_refused_and_leaves_nothing()
    {
        await using var ward = await Judged();
        var backup = await ward.Get<Backup>().Take(Shelf, Secret, Cancellation);
        var whole = await File.ReadAllBytesAsync(backup, Cancellation);
        var restoring = To(Target);

        foreach (var at in new[] { 0, 22, 30, 41, 60, whole.Length / 3, whole.Length / 2, whole.Length - 20, whole.Length - 1 })
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 4;
            await File.WriteAllBytesAsync(backup, damaged, Cancellation);
            Assert.False(
                string.IsNullOrEmpty((await Assert.ThrowsAsync<BackupRefusedException>(() => restoring.Restore(backup, Secret, Cancellation))).Message),
                $"byte {at}");
        }

        await File.WriteAllBytesAsync(backup, whole[..^100], Cancellation);
        await Assert.ThrowsAsync<BackupRefusedException>(() => restoring.Restore(backup, Secret, Cancellation));
        await File.WriteAllBytesAsync(backup, [.. whole, 0], Cancellation);
        await Assert.ThrowsAsync<BackupRefusedException>(() => restoring.Restore(backup, Secret, Cancellation));
        await File.WriteAllBytesAsync(backup, whole, Cancellation);
        Assert.Contains("passphrase",
            (await Assert.ThrowsAsync<BackupRefusedException>(() => restoring.Restore(backup, "bốn từ người khác nghĩ", Cancellation))).Message,
            StringComparison.Ordinal);

        Assert.Empty(Directory.EnumerateFileSystemEntries(Target));
        Assert.NotNull(await restoring.Verify(backup, Secret, Cancellation));
    }

    [Fact]
    public async Task What_somebody_changed_in_the_database_is_told_and_not_put_back()
    {
        await using var ward = await Judged();
        await ward.Read(async db =>
        {
            await db.Database.ExecuteSqlRawAsync(
                "DROP TRIGGER Verdicts_append_only_UPDATE; UPDATE \"Verdicts\" SET \"Status\" = 'Met' WHERE \"Status\" = 'Missed'", Cancellation);
            return 0;
        });
        var backup = await ward.Get<Backup>().Take(Shelf, Secret, Cancellation);

        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => To(Target).Restore(backup, Secret, Cancellation));

        Assert.Contains("is not so when it is judged again", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Target));
    }

    [Fact]
    public async Task Nothing_is_put_over_something_and_a_backup_that_breaks_off_leaves_none()
    {
        await using var ward = await Judged();
        var backup = await ward.Get<Backup>().Take(Shelf, Secret, Cancellation);
        folder.Write("other/data/settings.json", "{}");

        await Assert.ThrowsAsync<BackupRefusedException>(() => To(Target).Restore(backup, Secret, Cancellation));
        Assert.Equal("{}", await File.ReadAllTextAsync(Path.Combine(Target, "settings.json"), Cancellation));

        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        ward.Clock.Advance(TimeSpan.FromMinutes(1));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ward.Get<Backup>().Take(Shelf, Secret, stopped.Token));
        await Assert.ThrowsAsync<BackupRefusedException>(() => ward.Get<Backup>().Take(Path.Combine(Shelf, "not-mounted"), Secret, Cancellation));
        Assert.Equal([backup], Directory.EnumerateFileSystemEntries(Shelf));
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(ward.Folder, "data")), file => file.Contains("backup-copy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Regular_ones_keep_the_newest_prove_one_a_week_and_tell_what_goes_wrong()
    {
        await using var ward = await Judged();
        var passphrase = folder.Write("passphrase", Secret + "\n");
        Own(passphrase);
        var away = Regular(ward, new BackupSettings { Folder = Path.Combine(folder.Path, "away"), PassphraseFile = passphrase });
        await away.Run(Cancellation);
        Assert.Contains("mounted", away.Problem, StringComparison.Ordinal);
        var (left, written) = (folder.Write("shelf/actionplan-20241001-013000.backup.part", ""),
            folder.Write("shelf/actionplan-20241005-080000.backup.part", ""));
        File.SetLastWriteTimeUtc(left, ward.Clock.GetUtcNow().UtcDateTime.AddDays(-2));
        File.SetLastWriteTimeUtc(written, ward.Clock.GetUtcNow().UtcDateTime);

        var regular = Regular(ward, new BackupSettings { Folder = Shelf, PassphraseFile = passphrase });
        for (var day = 0; day < 9; day++)
        {
            await regular.Run(Cancellation);
            Assert.Null(regular.Problem);
            Assert.Equal((false, day < 2), (File.Exists(left), File.Exists(written)));
            ward.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal((9, 2), (regular.Shelf.All.Count, regular.Shelf.All.Count(one => one.Proved is not null)));
        await Regular(ward, new BackupSettings { Folder = Shelf, PassphraseFile = passphrase, Keep = 2 }).Run(Cancellation);
        Assert.Equal((2, ward.Clock.GetUtcNow()), (regular.Shelf.All.Count, regular.Shelf.All[0].At));
    }

    [Fact]
    public async Task Whoever_keeps_the_installation_gets_a_letter_a_day_while_there_is_no_backup()
    {
        await using var ward = await Judged();
        ward.Set("Backup:Folder", Path.Combine(folder.Path, "away"));
        ward.Set("Backup:PassphraseFile", folder.Write("passphrase", Secret));
        Own(Path.Combine(folder.Path, "passphrase"));
        await ward.Restart();
        await ward.Read(db => AuditTrail.InOne(db, new AuditNote(Actor.AtMachine("Thử"), AuditActions.AdministratorReset), ward.Clock, async () =>
        {
            foreach (var (name, email, role) in new[] { ("ha", "ha@phuong12.example", Role.Administrator), ("lan", "lan@phuong12.example", Role.Office) })
            {
                db.Users.Add(new UserAccount { Id = name, UserName = name, DisplayName = name, FoldedName = name, Email = email });
                db.Grants.Add(new GrantRow { UserId = name, Role = role });
            }

            return await db.SaveChangesAsync(Cancellation);
        }, Cancellation));

        async Task Night()
        {
            await ward.Get<RegularBackups>().Run(Cancellation);
            await ward.Get<BackupNotice>().Run(Cancellation);
            await ward.Get<BackupNotice>().Run(Cancellation);
        }

        async Task<int> Letters() => (await ward.Outbox()).Count(row => row.Kind == OutboxKind.Backup);

        Assert.Equal("Obstacle", (await ward.Get<MachineHealth>().Read(cancellation: Cancellation)).Single(line => line.Part == "Backup").Case);
        await Night();
        var letter = Assert.Single(await ward.Outbox(), row => row.Kind == OutboxKind.Backup);
        Assert.Equal("ha@phuong12.example", letter.To);
        Assert.Contains("is it mounted?", ward.Get<Dispatch>().Ready(letter.Mime!).TextBody, StringComparison.Ordinal);
        ward.Clock.Advance(TimeSpan.FromDays(1));
        await Night();
        Assert.Equal(2, await Letters());
        Directory.CreateDirectory(Path.Combine(folder.Path, "away"));
        ward.Clock.Advance(TimeSpan.FromDays(1));
        await Night();
        Assert.Null(ward.Get<RegularBackups>().Problem);
        Assert.Equal(2, await Letters());
    }

    [Fact]
    public void A_passphrase_that_others_can_read_or_that_is_short_is_none()
    {
        var file = folder.Write("passphrase", Secret);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Contains("chmod 600", Assert.Throws<BackupRefusedException>(() => Passphrase.Read(file)).Message, StringComparison.Ordinal);
        }

        Own(file);
        Assert.Equal(Secret, Passphrase.Read(file));
        File.WriteAllText(file, "ngắn");
        Assert.Contains("at least 12", Assert.Throws<BackupRefusedException>(() => Passphrase.Read(file)).Message, StringComparison.Ordinal);
        Assert.Contains(Passphrase.Variable, Assert.Throws<BackupRefusedException>(() => Passphrase.Read(null)).Message, StringComparison.Ordinal);
    }

    /// <summary>More than one chunk, and exactly as much as chunks hold.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(ArchiveKey.ChunkSize)]
    [InlineData(2 * ArchiveKey.ChunkSize + 5)]
    public async Task What_is_locked_opens_as_it_was_whatever_its_size(int size)
    {
        var plain = RandomNumberGenerator.GetBytes(size);
        using var archive = new MemoryStream();
        using (var key = await ArchiveKey.Write(archive, Secret, Cancellation))
        {
            await using var locked = new SealingStream(archive, key);
            locked.Write(plain);
            locked.Finish();
        }

        archive.Position = 0;
        using var again = await ArchiveKey.Read(archive, Secret, Cancellation);
        await using var opened = new OpeningStream(archive, again);
        using var read = new MemoryStream();
        await opened.CopyToAsync(read, Cancellation);
        Assert.Equal(plain, read.ToArray());
    }

    public void Dispose() => folder.Dispose();

    private static void Own(string file)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static RegularBackups Regular(Ward ward, BackupSettings settings) => new(
        Options.Create(settings), ward.Get<Backup>(), ward.Get<Restoring>(), ward.Get<Deployment>(), ward.Clock, NullLogger<RegularBackups>.Instance);

    private static async Task<Ward> Judged()
    {
        var ward = await Ward.Open();
        await ward.Do(Actor.AtMachine("Thử"),
            new RecordFigures([.. Office.Q3.WholeYear.Quarters.Take(3).Select(quarter => new FigureEntry("cases", "ward", quarter, 3)),
                new FigureEntry("solved", "ward", Office.Q3, 2)], "Báo cáo quý", FigureOrigin.Entered));
        await ward.Do(Actor.AtMachine("Thử"), new EvaluateQuarter(Office.Q3, RunTrigger.Manual));
        ward.Clock.Advance(TimeSpan.FromSeconds(1));
        var evidence = Directory.CreateDirectory(Path.Combine(ward.Folder, "data", "evidence", "ab"));
        await File.WriteAllTextAsync(Path.Combine(evidence.FullName, "abcd"), "chứng cứ", Cancellation);
        await File.WriteAllTextAsync(Path.Combine(ward.Folder, "data", "sample.on"), "", Cancellation);
        return ward;
    }

    private static Restoring To(string folder) => new(new InstallationProof(), new Deployment(IsSample: false, folder), TimeProvider.System);

    private static async Task<long> Count(string data, string table)
    {
        await using var connection =
            new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "actionplan.db"), Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM \"{table}\"";
        return (long)(await command.ExecuteScalarAsync(Cancellation))!;
    }
}
