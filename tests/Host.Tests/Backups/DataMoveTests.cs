using ActionPlan.Host.Audit;
using ActionPlan.Host.Backups.Moving;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Entry;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ActionPlan.Host.Tests.Backups;

/// <summary>What is moved is what was there, with its ids and its proof, or the move says that it is not.</summary>
[OnFile("both ends of the move are files here")]
public sealed class DataMoveTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_move_that_broke_off_goes_on_and_the_program_goes_on_with_what_was_moved()
    {
        await using var ward = await Judged();
        var file = Path.Combine(ward.Folder, "moved.db");
        var target = Empty(file);
        var seen = new List<string>();
        var broken = new DataMove(ward.Get<AppDbFactory>(), target, ward.Services.GetServices<ISealed>, (table, _) =>
        {
            seen.Add(table);
            if (table == "Outbox")
            {
                throw new OperationCanceledException("Stopped");
            }
        }, ward.Clock);
        await Assert.ThrowsAsync<OperationCanceledException>(() => broken.Run(Cancellation));
        Assert.DoesNotContain("Runs", seen);
        // As it would be within a table: of the last one that was copied only the beginning is there.
        Assert.True(await Say(file, "DELETE FROM \"Outbox\" WHERE Id = (SELECT max(Id) FROM \"Outbox\")") == 1);

        var moved = await Move(ward, target);

        var before = await Tables(ward);
        Assert.Equal(before, moved.ToDictionary(table => table.Table, table => table.Rows, StringComparer.Ordinal));
        Assert.True(before["Verdicts"] > 0 && before["AuditTrail"] > 0 && before["Outbox"] > 0);
        Assert.Contains("not empty", (await Assert.ThrowsAsync<MoveRefusedException>(() => Move(ward, target))).Message, StringComparison.Ordinal);
        MigratedDatabase.LetGo(target.Choice);

        var (figures, head) = await ward.Read(async db => (await db.Figures.MaxAsync(row => row.Seq, Cancellation), await Head(db)));
        ward.Set("Database:ConnectionString", $"Data Source={file}");
        await ward.Restart();
        Assert.Equal((figures, head), await ward.Read(async db => (await db.Figures.MaxAsync(row => row.Seq, Cancellation), await Head(db))));
        await ward.Do(Actor.AtMachine("Thử"), new RecordFigures([new FigureEntry("solved", "ward", Office.Q3, 7)], "Sửa", FigureOrigin.Entered));
        Assert.True(await ward.Read(db => db.Figures.MaxAsync(row => row.Seq, Cancellation)) > figures);
        Assert.Empty(await ward.Read(db => new AuditCheck(db, ward.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)));
    }

    [Fact]
    public async Task What_is_not_the_same_or_has_changed_since_is_told_by_its_table()
    {
        await using var ward = await Judged();
        var file = Path.Combine(ward.Folder, "moved.db");
        var target = Empty(file);
        var broken = new DataMove(
            ward.Get<AppDbFactory>(), target, ward.Services.GetServices<ISealed>, (table, _) => throw new OperationCanceledException(table), ward.Clock);
        await Assert.ThrowsAsync<OperationCanceledException>(() => broken.Run(Cancellation));
        await Say(file, "INSERT INTO \"Settings\" (\"Key\", \"Value\") VALUES ('lạ', '1')");

        Assert.Contains("Settings is not the same", (await Assert.ThrowsAsync<MoveRefusedException>(() => Move(ward, target))).Message,
            StringComparison.Ordinal);
        await ward.Do(Actor.AtMachine("Thử"), new RecordFigures([new FigureEntry("solved", "ward", Office.Q3, 7)], "Sửa", FigureOrigin.Entered));
        Assert.Contains("changed since", (await Assert.ThrowsAsync<MoveRefusedException>(() => Move(ward, target))).Message, StringComparison.Ordinal);
        MigratedDatabase.LetGo(target.Choice);
    }

    [Fact]
    public async Task What_an_earlier_run_holds_beyond_ten_decimals_is_told_then_rounded_and_proved_as_it_is_there()
    {
        await using var ward = await Judged();
        // As every run of before was stored; its entry is of that.
        await Sealed(ward, 1m / 3);
        var (files, head) = (Path.Combine(ward.Folder, "moved.db"), await ward.Read(Head));
        var target = Empty(files);
        DataMove ToServer(bool mayRound) => new(ward.Get<AppDbFactory>(), target, ward.Services.GetServices<ISealed>, (_, _) => { }, ward.Clock)
        {
            Rounds = true, MayRound = mayRound,
        };

        var told = await Assert.ThrowsAsync<MoveRefusedException>(() => ToServer(false).Run(Cancellation));
        Assert.StartsWith("1 numbers of 1 runs (1) have more than 10 decimals", told.Message, StringComparison.Ordinal);
        await ToServer(true).Run(Cancellation);

        await using var db = target.CreateDbContext();
        Assert.Equal(0.3333333333m, (await db.Verdicts.SingleAsync(row => row.Forecast != null, Cancellation)).Forecast);
        Assert.Empty(await new AuditCheck(db, ward.Services.GetServices<ISealed>()).Run(null, Cancellation));
        var entry = await db.Audit.SingleAsync(row => row.Action == AuditActions.RunRounded, Cancellation);
        Assert.Equal(head, entry.PreviousHash);
        Assert.Equal("1", EntryChanges.Read(entry.Changes).Facts!["rounded"]);
        MigratedDatabase.LetGo(target.Choice);
    }

    // What a program that kept all digits would have left.
    private static Task<int> Sealed(Ward ward, decimal number) => ward.Read(async db =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(Cancellation);
        var row = await db.Verdicts.AsNoTracking().FirstAsync(Cancellation);
        await db.Database.ExecuteSqlAsync($"DROP TRIGGER Verdicts_append_only_UPDATE", Cancellation);
        await db.Verdicts.Where(one => one.Target == row.Target && one.Area == row.Area)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.Forecast, number), Cancellation);
        await db.Database.ExecuteSqlRawAsync(AppendOnlyTriggers.Texts(sqlite: true)["Verdicts_append_only_UPDATE"], Cancellation);
        db.Recording.Run = await RunSealing.Read(db, await db.Runs.AsNoTracking().SingleAsync(Cancellation), Cancellation);
        var facts = new Dictionary<string, string?>(StringComparer.Ordinal) { ["what"] = "x" };
        await AuditTrail.Append(
            db, new AuditNote(Actor.AtMachine("Thử"), nameof(EvaluateQuarter)) { Facts = facts }, ward.Clock.GetUtcNow(), Cancellation);
        await transaction.CommitAsync(Cancellation);
        return 0;
    });

    [Fact]
    public void What_is_said_to_SQL_Server_is_T_SQL_for_every_table_and_its_values_fit_the_columns()
    {
        using var sqlite = new DesignTimeSqlite().CreateDbContext([]);
        using var server = new DesignTimeSqlServer().CreateDbContext([]);
        var (tables, back, there) = (MovedTable.All(sqlite, server), MovedTable.All(server, sqlite), new MoveDialect(server));

        Assert.Equal(sqlite.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct().Order(StringComparer.Ordinal),
            tables.Select(table => table.Name));
        Assert.Equal(tables.Select(table => table.Name), back.Select(table => table.Name));
        string[] all =
        [
            there.CreateNote, there.WriteNote, there.ReadNote, there.HasNote, there.DropNote,
            .. tables.SelectMany(table =>
                (string?[])[there.Count(table, there: true), there.Select(table, there: true, 0), there.Insert(table), there.GoOnCounting(table),
                    there.CheckReferences(table)]).OfType<string>(),
            .. back.Select(table => there.Select(table, there: false, 5_000)),
        ];
        Assert.All(all, said =>
        {
            using var text = new StringReader(said);
            new TSql170Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
            Assert.Empty(errors.Select(error => $"{said}: {error.Message}"));
        });
        Assert.Equal("DBCC CHECKIDENT ('[Outbox]', RESEED) WITH NO_INFOMSGS", there.GoOnCounting(tables.Single(table => table.Name == "Outbox")));
        // Every column has its own type in what a bulk copy takes.
        Assert.All(tables, table => Assert.Equal(table.Columns.Count, DataMove.Rows(table, [new object?[table.Columns.Count]]).Columns.Count));
        Assert.Equal(typeof(DateTimeOffset), DataMove.Rows(tables.Single(table => table.Name == "Outbox"), []).Columns["CreatedAt"]!.DataType);
    }

    private static async Task<Ward> Judged()
    {
        var ward = await Ward.Open();
        await ward.Do(Actor.AtMachine("Thử"),
            new RecordFigures([.. Office.Q3.WholeYear.Quarters.Take(3).Select(quarter => new FigureEntry("cases", "ward", quarter, 3)),
                new FigureEntry("solved", "ward", Office.Q3, 2)], "Báo cáo quý", FigureOrigin.Entered));
        await ward.Do(Actor.AtMachine("Thử"), new EvaluateQuarter(Office.Q3, RunTrigger.Schedule));
        return ward;
    }

    private static AppDbFactory Empty(string file)
    {
        File.WriteAllBytes(file, []);
        return new AppDbFactory(DatabaseChoice.OfFile(file), NullLoggerFactory.Instance);
    }

    private static Task<IReadOnlyList<(string Table, long Rows)>> Move(Ward ward, AppDbFactory target) =>
        new DataMove(ward.Get<AppDbFactory>(), target, ward.Services.GetServices<ISealed>, (_, _) => { }, ward.Clock).Run(Cancellation);

    private static Task<string?> Head(AppDb db) =>
        db.Audit.OrderByDescending(row => row.Seq).Select(row => (string?)row.Hash).FirstOrDefaultAsync(Cancellation);

    private static async Task<Dictionary<string, long>> Tables(Ward ward)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await ward.Read(db => Task.FromResult(MovedTable.All(db, db))))
        {
            counts[table.Name] = await ward.Read(async db =>
            {
                await db.Database.OpenConnectionAsync(Cancellation);
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = new MoveDialect(db).Count(table, there: false);
                return (long)(await command.ExecuteScalarAsync(Cancellation))!;
            });
        }

        return counts;
    }

    private static async Task<int> Say(string file, string sql)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync(Cancellation);
    }
}
