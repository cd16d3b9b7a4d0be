using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Database;

/// <summary>What a start finds, and what becomes of a database under a running program.</summary>
[OnFile("it is about the file and what lies beside it")]
public sealed class DatabaseStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lock_whose_owner_is_gone_is_taken_over()
    {
        await using var ward = await Ward.Open();
        Say(ward, "CREATE TABLE IF NOT EXISTS \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        Say(ward, "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-11-01 08:00:00')");

        await ward.Restart().WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

        Assert.Equal(0L, Say(ward, "SELECT count(*) FROM \"__EFMigrationsLock\""));
    }

    [Fact]
    public async Task A_database_that_was_here_and_is_missing_or_empty_is_no_first_start()
    {
        await using var ward = await Ward.Open();
        var file = FileOf(ward);
        SqliteConnection.ClearAllPools();
        var backup = Path.Combine(Path.GetDirectoryName(file)!, "sao-luu.db");
        Say(ward, $"VACUUM INTO '{backup}'");
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "", "-wal", "-shm" })
        {
            File.Delete(file + suffix);
        }

        var missing = await Refused(ward);
        await File.WriteAllBytesAsync(file, [], Cancellation);
        var emptied = await Refused(ward);

        Assert.Contains("missing", missing, StringComparison.Ordinal);
        Assert.Contains(backup, missing, StringComparison.Ordinal);
        Assert.Contains("empty", emptied, StringComparison.Ordinal);
        Assert.Equal(0, new FileInfo(file).Length);
        Assert.All([missing, emptied], line => Assert.DoesNotContain('\n', line));

        File.Copy(backup, file, overwrite: true);
        await ward.Restart();
        File.Delete(DatabaseMarker.Of(file));
        await ward.Restart();
        Assert.True(File.Exists(DatabaseMarker.Of(file)));
    }

    [Fact]
    public async Task A_database_that_was_deleted_with_the_file_that_tells_of_it_is_missed_by_what_else_was_left()
    {
        await using var ward = await Ward.Open();
        var shelf = Directory.CreateDirectory(Path.Combine(ward.Folder, "shelf")).FullName;
        var backup = Path.Combine(shelf, "actionplan-20260101-013000.backup");
        await File.WriteAllTextAsync(backup, "", Cancellation);
        ward.Set("Backup:Folder", shelf);
        await ward.Restart();
        var data = Path.GetDirectoryName(FileOf(ward))!;
        var keys = Path.Combine(data, "keys");

        DeleteDatabase(ward);
        var withKeys = await Refused(ward);
        Directory.Delete(keys, recursive: true);
        var evidence = Directory.CreateDirectory(Path.Combine(data, "evidence")).FullName;
        await File.WriteAllTextAsync(Path.Combine(evidence, "one"), "", Cancellation);
        var withEvidence = await Refused(ward);

        Assert.Contains(keys, withKeys, StringComparison.Ordinal);
        Assert.Contains(evidence, withEvidence, StringComparison.Ordinal);
        Assert.All([withKeys, withEvidence], line => Assert.Contains(backup, line, StringComparison.Ordinal));
        Assert.Empty(Directory.EnumerateFiles(data, "actionplan.db"));

        // Made-up figures leave the same folders, and are no installation.
        await File.WriteAllTextAsync(Path.Combine(data, "sample.db"), "", Cancellation);
        await ward.Get<DatabaseStart>().Migrate(Cancellation);
        Assert.True(File.Exists(Path.Combine(keys, "actionplan.db.known")));
    }

    private static void DeleteDatabase(Ward ward)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(FileOf(ward))!, "actionplan.db*").ToList())
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_program_older_than_its_database_does_not_start()
    {
        await using var ward = await Ward.Open();
        Say(ward, "INSERT INTO Migrations (MigrationId, ProductVersion) VALUES ('29991231000000_Later', '99.0.0')");

        Assert.Contains("29991231000000_Later", await Refused(ward), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_the_time_before_the_first_release_is_named_as_such()
    {
        await using var ward = await Ward.Open();
        Say(ward, "UPDATE Migrations SET MigrationId = '20261124044759_Registers' WHERE MigrationId LIKE '%_Initial'");

        Assert.Contains("before the first release (20261124044759_Registers)", await Refused(ward), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_told_in_one_line_and_left_as_it_is()
    {
        await using var ward = await Ward.Open();
        var file = FileOf(ward);
        Say(ward, "PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        await using (var stream = File.OpenWrite(file))
        {
            stream.Seek(4096 * 3, SeekOrigin.Begin);
            await stream.WriteAsync(Enumerable.Repeat((byte)0x5A, 4096 * 40).ToArray(), Cancellation);
        }

        var damaged = await Refused(ward);
        await File.WriteAllTextAsync(file, "This is no database at all, though it is long enough to be looked at.", Cancellation);
        var none = await Refused(ward);

        Assert.All([damaged, none], line =>
        {
            Assert.Contains("damaged", line, StringComparison.Ordinal);
            Assert.Contains("backup", line, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', line);
        });
    }

    [Fact]
    public async Task A_change_of_form_that_broke_off_is_undone_and_made_anew()
    {
        await using var ward = await Ward.Open();
        var copy = new UpgradeCopy(FileOf(ward), ward.Get<AppDbFactory>().Choice.ConnectionString);
        copy.Take();
        Say(ward, "DROP TABLE Outbox");
        await ward.Restart();
        Assert.Equal(0L, Say(ward, "SELECT count(*) FROM Outbox"));
        Assert.False(File.Exists(copy.Path));

        // The older program was used in between: what was entered since is not thrown away.
        copy.Take();
        await ward.Get<AuditTrail>()
            .Write(Actor.System("Thử"), AuditActions.Exported, new Dictionary<string, string?>(StringComparer.Ordinal) { ["table"] = "x" }, Cancellation);
        var entries = Say(ward, "SELECT max(Seq) FROM AuditTrail");
        await ward.Restart();
        Assert.Equal(entries, Say(ward, "SELECT max(Seq) FROM AuditTrail"));
        Assert.False(File.Exists(copy.Path));
    }

    [Fact]
    public async Task A_database_deleted_or_replaced_under_the_running_program_takes_nothing_any_more()
    {
        await using var ward = await Ward.Open();
        var databases = ward.Get<AppDbFactory>();
        Assert.Null(await DatabaseHealth.Problem(databases, Cancellation));
        var other = FileOf(ward) + ".other";
        Say(ward, $"VACUUM INTO '{other}'");

        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        db.Add(new SettingRow { Key = "thử", Value = "1" });
        await db.SaveChangesAsync(Cancellation);
        File.Move(other, FileOf(ward), overwrite: true);
        await Assert.ThrowsAsync<DatabaseGoneException>(() => transaction.CommitAsync(Cancellation));
        Assert.NotNull(await DatabaseHealth.Problem(databases, Cancellation));

        File.Delete(FileOf(ward));
        var refused = await Assert.ThrowsAnyAsync<Exception>(
            () => ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), Actor.System("Thử"), Cancellation));
        Assert.Equal(DatabaseTrouble.Missing, refused.Trouble());
        Assert.Equal("the database's file is missing or was replaced", await DatabaseHealth.Problem(databases, Cancellation));
        Assert.False(File.Exists(FileOf(ward)));
    }

    [Fact]
    public async Task The_first_administrator_is_waited_for_until_somebody_has_come_in()
    {
        await using var ward = await Ward.Open();
        await using var scope = ward.Services.CreateAsyncScope();
        var (first, db) = (scope.ServiceProvider.GetRequiredService<FirstAdministrator>(), scope.ServiceProvider.GetRequiredService<AppDb>());
        Assert.False(await first.HasNeverEntered(Cancellation));
        Assert.NotNull(await first.CreateIfNone(Cancellation));
        Assert.Null(await first.CreateIfNone(Cancellation));
        Assert.True(await first.HasNeverEntered(Cancellation));

        (await db.Users.SingleAsync(Cancellation)).LastSignInAt = ward.Clock.GetUtcNow();
        await db.SaveChangesAsync(Cancellation);
        Assert.False(await first.HasNeverEntered(Cancellation));
    }

    [Fact]
    public async Task What_Identity_saves_by_itself_has_its_entry_in_the_same_transaction()
    {
        await using var ward = await Ward.Open();
        await using var scope = ward.Services.CreateAsyncScope();
        var (accounts, db) = (scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>(), scope.ServiceProvider.GetRequiredService<AppDb>());
        db.Recording.AtOnce = (new AuditNote(Actor.System("Thử"), AuditActions.AccountChanged), ward.Clock);

        await accounts.CreateAsync(new UserAccount { UserName = "lan", DisplayName = "Lan", FoldedName = "lan" });
        var account = await accounts.FindByNameAsync("lan");
        await accounts.SetLockoutEndDateAsync(account!, ward.Clock.GetUtcNow());

        Assert.Equal(2, await ward.Read(known => known.Audit.CountAsync(row => row.Action == AuditActions.AccountChanged, Cancellation)));
        Assert.Empty(await new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation));
        db.Add(new GrantRow { UserId = account!.Id, Role = Role.Leader });
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
    }

    private static string FileOf(Ward ward) => ward.Get<AppDbFactory>().Choice.FilePath!;

    private static async Task<string> Refused(Ward ward) =>
        (await Assert.ThrowsAsync<StartRefusedException>(() => ward.Get<DatabaseStart>().Migrate(Cancellation))).Message;

    private static object? Say(Ward ward, string sql)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = FileOf(ward), Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
