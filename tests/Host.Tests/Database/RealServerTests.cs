using System.Reflection;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Backups.Moving;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using Microsoft.Extensions.Logging.Abstractions;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Database;

/// <summary>
/// What only a real SQL Server shows, where <see cref="TestDatabases.Variable"/> names a database: a start on one that has nothing in it yet, and a
/// move into it.
/// </summary>
public sealed class RealServerTests
{
    private static readonly MethodInfo Count = typeof(RealServerTests).GetMethod(nameof(CountOf), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hosts_start_together_judge_at_once_and_leave_one_run_whose_letters_and_entries_are_whole()
    {
        // Skipped it would fail the run that lets nothing be skipped.
        if (TestDatabases.Server is not { } server)
        {
            return;
        }

        await using var first = Ward.Unopened();
        await TestDatabases.Claim(first.Get<Deployment>().DataFolder, bare: true);
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

    [Fact]
    public async Task A_file_is_missed_before_it_is_moved_goes_on_on_the_server_and_comes_back_as_it_was_there()
    {
        if (TestDatabases.Server is not { } server)
        {
            return;
        }

        await using var ward = Ward.Unopened(onFile: true);
        await MigratedDatabase.PutInto(ward.Get<Deployment>());
        await ward.Begin();
        await ward.Type(Clerk, Cases, 9);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Approves(Head, Cases);
        await ward.Do(Actor.AtMachine("Thử"), new EvaluateQuarter(Q3, RunTrigger.Manual));
        var file = ward.Get<DatabaseChoice>();
        var there = new AppDbFactory(new DatabaseChoice(DatabaseProvider.SqlServer, server), NullLoggerFactory.Instance);
        await using var host = Ward.Unopened();
        await TestDatabases.Claim(host.Get<Deployment>().DataFolder, bare: true);
        var beside = Path.Combine(host.Folder, "data", DatabaseChoice.File);
        File.Copy(file.FilePath!, beside);
        Assert.Contains(beside, (await Assert.ThrowsAsync<StartRefusedException>(host.Begin)).Message, StringComparison.Ordinal);

        var moved = await Move(ward.Get<AppDbFactory>(), there, rounds: true);
        await host.Begin();
        await host.Type(Clerk, Solved, 5);
        Assert.Empty(await host.Read(db => new AuditCheck(db, host.Get<IEnumerable<ISealed>>()).Run(null, Cancellation)));

        var back = Path.Combine(host.Folder, "back.db");
        await File.WriteAllBytesAsync(back, [], Cancellation);
        var again = await Move(there, new AppDbFactory(DatabaseChoice.OfFile(back), NullLoggerFactory.Instance), rounds: false);
        Assert.Equal(moved.Select(table => table.Table), again.Select(table => table.Table));
        Assert.All(moved.Zip(again), pair => Assert.True(pair.First.Rows <= pair.Second.Rows, pair.First.Table));
        MigratedDatabase.LetGo(DatabaseChoice.OfFile(back));

        Task<IReadOnlyList<(string Table, long Rows)>> Move(AppDbFactory from, AppDbFactory to, bool rounds) =>
            new DataMove(from, to, ward.Get<IEnumerable<ISealed>>, (_, _) => { }, ward.Clock) { Rounds = rounds }.Run(Cancellation);
    }

    private static Task<int> CountOf<T>(DbContext db)
        where T : class => db.Set<T>().CountAsync(Cancellation);
}
