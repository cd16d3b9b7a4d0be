using System.Reflection;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using Microsoft.Data.SqlClient;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Database;

/// <summary>
/// On a real SQL Server, where <see cref="Variable"/> holds the connection string of a database that is these tests' own: its tables are dropped first.
/// They need no right beyond owning it.
/// </summary>
public sealed class RealServerTests
{
    private const string Variable = "ACTIONPLAN_TEST_SQLSERVER";

    private const string Empty =
        """
        DECLARE @sql nvarchar(max) = N'';
        SELECT @sql += N'ALTER TABLE ' + QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(OBJECT_NAME(parent_object_id)) + N' DROP CONSTRAINT ' + QUOTENAME(name) + N';' FROM sys.foreign_keys;
        SELECT @sql += N'DROP TABLE ' + QUOTENAME(SCHEMA_NAME(schema_id)) + N'.' + QUOTENAME(name) + N';' FROM sys.tables;
        EXEC sp_executesql @sql;
        """;

    private static readonly MethodInfo Count = typeof(RealServerTests).GetMethod(nameof(CountOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void The_database_is_emptied_by_T_SQL() => ServerSqlTests.IsTsql(Empty);

    [Fact]
    public async Task Two_hosts_start_together_judge_at_once_and_leave_one_run_whose_letters_and_entries_are_whole()
    {
        // Skipped it would fail the run that lets nothing be skipped.
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } server)
        {
            return;
        }

        await Clear(server);
        await using var first = Ward.OnServer(server);
        await using var second = first.Beside();

        await Task.WhenAll(first.Begin(), second.Begin());
        Assert.Equal(1, await first.Read(db => db.PlanChanges.CountAsync(Cancellation)));
        Assert.Equal(1, await first.Read(db => db.Audit.CountAsync(row => row.Action == AuditActions.DatabaseUpgraded, Cancellation)));

        await first.Type(Clerk, Cases, 9);
        await second.Do(Clerk, new SubmitSheet(Sheet));
        await first.Approves(Head, Cases);
        await Task.WhenAll(Judge(first), Judge(second));
        Assert.Equal(1, await first.Read(db => db.Runs.CountAsync(Cancellation)));
        Assert.Distinct((await second.Outbox()).Select(letter => letter.DedupeKey));
        Assert.Empty(await first.Read(db => new AuditCheck(db, first.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)));

        await first.Read(async db =>
        {
            await using var held = await db.LockEvaluation(wait: false, Cancellation);
            Assert.NotNull(held);
            Assert.Null(await second.Read(other => other.LockEvaluation(wait: false, Cancellation)));
            return 0;
        });
        await using var released = await second.Read(db => db.LockEvaluation(wait: false, Cancellation));
        Assert.NotNull(released);

        await using var reader = ServerSqlTests.Reader(server);
        foreach (var entity in reader.Model.GetEntityTypes().Where(entity => !entity.IsOwned()))
        {
            await (Task)Count.MakeGenericMethod(entity.ClrType).Invoke(null, [reader])!;
        }

        static Task<EvaluationResult> Judge(Ward host) =>
            host.Get<CommandSender>().Send(new EvaluateQuarter(Q3, RunTrigger.Schedule), Actor.System("Lịch"), Cancellation);
    }

    private static Task<int> CountOf<T>(DbContext db)
        where T : class => db.Set<T>().CountAsync(Cancellation);

    private static async Task Clear(string server)
    {
        await using var connection = new SqlConnection(server);
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = Empty;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
