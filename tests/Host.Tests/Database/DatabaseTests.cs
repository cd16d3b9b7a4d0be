using System.Data.Common;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ActionPlan.Host.Tests.Database;

public sealed class DatabaseTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_migrations_of_both_providers_know_the_whole_model()
    {
        using var sqlite = new DesignTimeSqlite().CreateDbContext([]);
        using var server = new DesignTimeSqlServer().CreateDbContext([]);

        Assert.False(sqlite.Database.HasPendingModelChanges(), "SQLite");
        Assert.False(server.Database.HasPendingModelChanges(), "SQL Server");
    }

    [Fact]
    public void The_script_for_SQL_Server_is_T_SQL_and_creates_the_triggers()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        using var text = new StringReader(script);
        new TSql170Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);

        Assert.Empty(errors.Select(error => $"{error.Line}:{error.Column} {error.Message}"));
        Assert.All(AppendOnlyTriggers.Tables, table => Assert.Contains($"CREATE TRIGGER {table}_append_only ON {table}", script, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_triggers_for_SQL_Server_do_is_T_SQL_too()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        var script = db.GetService<IMigrator>().GenerateScript();
        var triggers = System.Text.RegularExpressions.Regex
            .Matches(script, @"EXEC\(N'(?<body>CREATE TRIGGER.*?)'\);",
                System.Text.RegularExpressions.RegexOptions.Singleline | System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));

        Assert.Equal(AppendOnlyTriggers.Tables.Count(), triggers.Count);
        Assert.All(triggers, trigger =>
        {
            using var text = new StringReader(trigger.Groups["body"].Value.Replace("''", "'", StringComparison.Ordinal));
            new TSql170Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
            Assert.Empty(errors.Select(error => error.Message));
        });
    }

    [OnFile("on a server such a query fails by itself")]
    [Fact]
    public async Task A_query_that_only_SQLite_understands_fails_here()
    {
        await using var ward = await Ward.Open();
        await using var db = Open(ward);

        var told = await Assert.ThrowsAsync<InvalidOperationException>(
            () => db.Figures.Where(row => EF.Functions.Glob(row.Figure, "c*")).ToListAsync(Cancellation));
        Assert.Contains("could not be translated", told.Message, StringComparison.Ordinal);
    }

    [OnFile("a server refuses it by itself")]
    [Fact]
    public async Task What_SQLite_lets_pass_and_a_server_refuses_fails_here()
    {
        await using var ward = await Ward.Open();
        await using var db = Open(ward);
        db.AddRange(Figure(1), Figure(2, day: 2));
        await db.SaveChangesAsync(Cancellation);
        async Task Refused(string what, Func<Task> work) =>
            Assert.Contains(what, (await Assert.ThrowsAsync<InvalidOperationException>(work)).Message, StringComparison.Ordinal);

        await using (var open = db.Figures.AsNoTracking().AsAsyncEnumerable().GetAsyncEnumerator(Cancellation))
        {
            Assert.True(await open.MoveNextAsync());
            await Refused("another reader", () => db.Runs.CountAsync(Cancellation));
        }

        Assert.Equal(0, await db.Runs.CountAsync(Cancellation));
        object[] many = [.. Enumerable.Range(0, 2101).Cast<object>()];
        var sql = $"DELETE FROM Runs WHERE Id IN ({string.Join(", ", many.Select(number => $"{{{number}}}"))})";
        await Refused("2101 parameters", () => db.Database.ExecuteSqlRawAsync(sql, many, Cancellation));
        db.Add(new SettingRow { Key = new string('k', 101), Value = "" });
        await Refused("SettingRow.Key", () => db.SaveChangesAsync(Cancellation));
    }

    [OnFile("the journal is that of a file")]
    [Fact]
    public async Task Migrating_twice_changes_nothing_and_readers_do_not_block_the_writer()
    {
        await using var ward = await Ward.Open();
        await ward.Services.GetRequiredService<DatabaseStart>().Migrate(Cancellation);
        await using var db = Open(ward);

        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        Assert.Equal("wal", (await db.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(Cancellation)).Single());
    }

    [OnFile("a server keeps ten decimals")]
    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.1234567890123456789012345678")]
    [InlineData("-123456789012345678.0123456789")]
    [InlineData("0")]
    public async Task A_decimal_comes_back_as_it_went_in(string number)
    {
        var value = decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
        await using var ward = await Ward.Open();
        await using var db = TestDatabases.Open(ward.Get<Deployment>().DataFolder);
        db.Add(Figure(value));
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal(value, await db.Figures.Select(row => row.Value).SingleAsync(Cancellation));
    }

    [Fact]
    public async Task Decimals_and_times_are_ordered_as_numbers_and_not_as_text()
    {
        await using var ward = await Ward.Open();
        await using var db = Open(ward);
        db.AddRange(Figure(9.5m, day: 3), Figure(10m, day: 1), Figure(-2m, day: 2));
        await db.SaveChangesAsync(Cancellation);

        Assert.Equal([-2m, 9.5m, 10m], await db.Figures.OrderBy(row => row.Value).Select(row => row.Value).ToListAsync(Cancellation));
        Assert.Equal([10m, -2m, 9.5m], await db.Figures.OrderBy(row => row.EnteredAt).Select(row => row.Value).ToListAsync(Cancellation));
        Assert.Equal([9.5m], await db.Figures.Where(row => row.Value > 9m && row.Value < 10m).Select(row => row.Value).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_written_figure_is_neither_changed_nor_deleted_through_the_context()
    {
        await using var ward = await Ward.Open();
        await using var db = Open(ward);
        var row = Figure(1);
        db.Add(row);
        await db.SaveChangesAsync(Cancellation);

        db.Entry(row).Property(figure => figure.Value).CurrentValue = 2;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancellation));
        db.Entry(row).State = EntityState.Deleted;
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Cancellation));
    }

    [Theory]
    [InlineData("UPDATE Figures SET Value = '2'")]
    [InlineData("DELETE FROM Figures")]
    [InlineData("UPDATE PlanVersions SET Files = Files")]
    [InlineData("DELETE FROM PlanVersions")]
    [InlineData("UPDATE Runs SET FigureSeq = 9")]
    [InlineData("DELETE FROM Runs")]
    [InlineData("UPDATE Verdicts SET Status = 'Met'")]
    [InlineData("DELETE FROM Verdicts")]
    public async Task Whoever_goes_past_the_context_meets_a_trigger(string sql)
    {
        await using var ward = await Ward.Open();
        await using var db = Open(ward);
        db.Add(Figure(1));
        await db.SaveChangesAsync(Cancellation);
        await ward.Services.GetRequiredService<CommandSender>()
            .Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), Actor.System("Thử"), Cancellation);

        var error = await Assert.ThrowsAnyAsync<DbException>(() => db.Database.ExecuteSqlRawAsync(sql, Cancellation));

        Assert.Contains("append-only", error.Message, StringComparison.Ordinal);
    }

    [OnFile("what cannot be opened is a file")]
    [Fact]
    public async Task A_database_that_cannot_be_opened_is_told_to_the_operator()
    {
        await using var ward = await Ward.Open();
        var start = new DatabaseStart(
            new AppDbFactory(DatabaseChoice.OfFile(ward.Folder), ward.Services.GetRequiredService<Microsoft.Extensions.Logging.ILoggerFactory>()),
            ward.Get<ActionPlan.Host.Words.Deployment>(),
            ward.Get<IUpgraded>(),
            ward.Clock,
            ward.Services.GetRequiredService<Microsoft.Extensions.Logging.ILogger<DatabaseStart>>());

        var refused = await Assert.ThrowsAsync<Words.StartRefusedException>(() => start.Migrate(Cancellation));

        Assert.Contains("Database:ConnectionString", refused.Message, StringComparison.Ordinal);
    }

    private static AppDb Open(Ward ward) => ward.Services.GetRequiredService<AppDbFactory>().CreateDbContext();

    private static FigureRow Figure(decimal value, int day = 1) => new()
    {
        PlanId = "p", Figure = "cases", Area = "ward", Period = Period.Parse("2024-Q3"), Value = value, EnteredBy = "Thử", Reason = "Thử",
        EnteredAt = new DateTimeOffset(2024, 10, day, 8, 0, 0, Ward.Vietnam), Origin = FigureOrigin.Entered,
    };
}
