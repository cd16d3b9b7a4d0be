using ActionPlan.Host.Access.SignIn.Sessions;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Tests.Alerts;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Database;

/// <summary>The embedded database has one writer: those of this process take turns.</summary>
[OnFile("writers queue for a file only")]
public sealed class WriterQueueTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_came_first_writes_first_with_a_transaction_a_statement_or_the_schedules_connection()
    {
        await using var ward = await Ward.Open();
        var order = new List<string>();
        await using var db = ward.Get<AppDbFactory>().CreateDbContext();
        var first = await db.Database.BeginTransactionAsync(Cancellation);

        var entry = Then("entry", () => ward.Get<AuditTrail>().Write(Actor.System("test"), "Test", new Dictionary<string, string?> { ["a"] = "b" }, Cancellation));
        var statement = Then("statement", async () =>
        {
            await using var other = ward.Get<AppDbFactory>().CreateDbContext();
            await other.Sessions.ExecuteDeleteAsync(Cancellation);
        });
        var saved = Then("saved", async () =>
        {
            await using var other = ward.Get<AppDbFactory>().CreateDbContext();
            other.Settings.Add(new SettingRow { Key = "test", Value = "test" });
            await other.SaveChangesAsync(Cancellation);
        });
        var schedule = Then("schedule", () => Task.Run(() =>
        {
            using var connection = new QueuedFactory(ward.Get<WriterQueue>()).CreateConnection();
            connection!.ConnectionString = ward.Get<AppDbFactory>().Choice.ConnectionString;
            connection.Open();
            using var transaction = connection.BeginTransaction();
            transaction.Commit();
        }));
        Assert.Empty(order);
        await first.CommitAsync(Cancellation);
        await Task.WhenAll(entry, statement, saved, schedule);

        // The last asks from a thread of its own, which may be there before its elders.
        Assert.Equal(["entry", "statement", "saved"], order.Except(["schedule"]));
        Assert.Contains("schedule", order);

        async Task Then(string name, Func<Task> write)
        {
            await write();
            lock (order)
            {
                order.Add(name);
            }
        }
    }

    [Fact]
    public async Task A_transaction_that_is_given_up_lets_the_next_one_write()
    {
        await using var ward = await Ward.Open();
        await using var db = ward.Get<AppDbFactory>().CreateDbContext();
        await db.Database.OpenConnectionAsync(Cancellation);
        await using (await db.Database.BeginTransactionAsync(Cancellation))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.BeginTransactionAsync(Cancellation));
            Assert.False(ward.Get<WriterQueue>().TryEnter());
        }

        Assert.True(ward.Get<WriterQueue>().TryEnter());
        ward.Get<WriterQueue>().Leave();
        await Assert.ThrowsAsync<SqliteException>(() => db.Database.ExecuteSqlRawAsync("DELETE FROM NoSuchTable", Cancellation));
        await ward.Get<AuditTrail>().Write(Actor.System("test"), "Test", new Dictionary<string, string?> { ["a"] = "b" }, Cancellation);
    }

    [Fact]
    public async Task Who_waits_for_one_who_writes_waits_as_longestas_he_takes_and_who_waits_for_another_program_is_told_that_the_database_is_busy()
    {
        await using var ward = await Ward.Open();
        var queue = ward.Get<WriterQueue>();
        Action<int> blocking = queue.Enter;
        await using var db = ward.Get<AppDbFactory>().CreateDbContext();
        await using (var longest = await db.Database.BeginTransactionAsync(Cancellation))
        {
            var waiting = queue.Enter(1, Cancellation);
            var blocked = Task.Run(() => blocking(1), Cancellation);
            await Task.Delay(TimeSpan.FromSeconds(3), Cancellation);
            Assert.False(waiting.IsCompleted);
            Assert.False(blocked.IsCompleted);
            await longest.CommitAsync(Cancellation);
            await waiting;
            queue.Leave();
            await blocked;
        }

        // The turn is taken, and the file is not: as where another program writes.
        var busy = await Assert.ThrowsAsync<SqliteException>(() => queue.Enter(1, Cancellation));
        Assert.Equal(DatabaseTrouble.Busy, busy.Trouble());
        Assert.Equal(DatabaseTrouble.Busy, Assert.Throws<SqliteException>(() => blocking(1)).Trouble());
        queue.Leave();
        Assert.True(queue.TryEnter());
    }

    [Fact]
    public async Task Who_need_not_write_does_not_wait()
    {
        await using var ward = await Ward.Open();
        await using var db = ward.Get<AppDbFactory>().CreateDbContext();
        await using var held = await db.Database.BeginTransactionAsync(Cancellation);
        await using var other = ward.Get<AppDbFactory>().CreateDbContext();
        await other.WriteUnlessBusy(() => throw new InvalidOperationException("Somebody else is writing."), Cancellation);
        await held.CommitAsync(Cancellation);
        var written = false;
        await other.WriteUnlessBusy(
            async () =>
            {
                await other.Sessions.ExecuteDeleteAsync(Cancellation);
                written = true;
            },
            Cancellation);
        Assert.True(written);
        Assert.True(ward.Get<WriterQueue>().TryEnter());
    }
}
