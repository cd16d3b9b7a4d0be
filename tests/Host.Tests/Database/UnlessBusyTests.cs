using System.Data.Common;
using ActionPlan.Host.Api.Keys;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Host.Tests.Database;

/// <summary>What is noted on a server only while nobody holds it, as the statements that it would be sent.</summary>
public sealed class UnlessBusyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData(1222)]
    public async Task What_comes_after_a_note_that_waits_for_nobody_waits_again_whether_it_was_written_or_not(int? error)
    {
        var server = new NoServer { Error = error };
        await using var db = new SqlServerDb(
            new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=.").AddInterceptors(server).Options);

        await db.WriteUnlessBusy(
            () => db.Set<ApiKeyRow>().IgnoreQueryFilters().Where(row => row.Id == 7)
                .ExecuteUpdateAsync(row => row.SetProperty(used => used.LastUsedAt, DateTimeOffset.UnixEpoch), Cancellation),
            Cancellation);

        Assert.Equal(["SET LOCK_TIMEOUT 0", "UPDATE", "SET LOCK_TIMEOUT -1"],
            server.Asked.Select(asked => asked.Contains("UPDATE", StringComparison.Ordinal) ? "UPDATE" : asked));
    }

    /// <summary>Takes what a server would be sent, and answers for it.</summary>
    private sealed class NoServer : DbCommandInterceptor, IDbConnectionInterceptor
    {
        public int? Error { get; init; }

        public List<string> Asked { get; } = [];

        public ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Asked.Add(command.CommandText);
            return Error is { } number && command.CommandText.Contains("UPDATE", StringComparison.Ordinal)
                ? throw ServerError.Of(number) : ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(1));
        }
    }
}
