using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Host.Tests.Database;

/// <summary>A connection that breaks while the database commits: before it has done so, or after, so that its answer is lost.</summary>
internal sealed class FailingCommits : DbTransactionInterceptor
{
    private int before = -1;
    private int after = -1;

    public int Failed { get; private set; }

    /// <summary>What is thrown instead of a broken connection.</summary>
    public Exception? Error { get; set; }

    /// <summary>Done by somebody else just before the next transaction begins.</summary>
    public Func<Task>? Meanwhile { get; set; }

    /// <summary>One commit to come fails: the next, or one later by so many.</summary>
    public void Break(bool afterwards, int later = 0)
    {
        (before, after) = afterwards ? (-1, later) : (later, -1);
        Failed = 0;
    }

    public void Mend() => (before, after) = (-1, -1);

    public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default)
    {
        if (Meanwhile is { } done)
        {
            Meanwhile = null;
            await done();
        }

        return result;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Count(ref before);
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Count(ref after);
        return Task.CompletedTask;
    }

    private void Count(ref int left)
    {
        if (left >= 0 && --left < 0)
        {
            Failed++;
            throw Error ?? new BrokenConnectionException();
        }
    }

    private sealed class BrokenConnectionException() : DbException("The connection broke.")
    {
        public override bool IsTransient => true;
    }
}
