using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Faults.Tests;

/// <summary>What one of several hosts asks of the database, step by step: at one of them it dies, sleeps, or loses its connection.</summary>
internal sealed class Steps : IDbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? at;
    private Fault fault;
    private int seen;

    /// <summary>How many there were.</summary>
    public int Seen => seen;

    /// <summary>Whether it came to the step that was asked for.</summary>
    public Task Reached => reached.Task;

    /// <summary>Others wait for what it has written so far.</summary>
    public bool IsInTransaction { get; private set; }

    /// <param name="what">What happens.</param>
    /// <param name="step">The number of the step, or some of its words; null for never.</param>
    public void Expect(Fault what, string? step) => (fault, at, seen) = (what, step, 0);

    public void Wake() => woken.TrySetResult();

    public async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await Take(command);
        return result;
    }

    public async ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        await Take(command);
        return result;
    }

    public async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await Take(command);
        return result;
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await Take("COMMITTING", isInTransaction: true);
        return result;
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        Take("COMMITTED", isInTransaction: false);

    private Task Take(DbCommand command) => Take(command.CommandText, command.Transaction is not null);

    private async Task Take(string words, bool isInTransaction)
    {
        var number = Interlocked.Increment(ref seen).ToString(CultureInfo.InvariantCulture);
        if (reached.Task.IsCompleted)
        {
            // A dead process asks nothing any more.
            if (fault == Fault.Dies)
            {
                throw new DeadException();
            }

            return;
        }

        if (at is null || !(char.IsAsciiDigit(at[0]) ? at == number : words.Contains(at, StringComparison.Ordinal)) || !reached.TrySetResult())
        {
            return;
        }

        IsInTransaction = isInTransaction;
        switch (fault)
        {
            case Fault.Dies:
                throw new DeadException();
            case Fault.IsCut:
                throw new BrokenConnectionException();
            default:
                await woken.Task;
                break;
        }
    }

    private sealed class DeadException() : Exception("The process is gone.");

    private sealed class BrokenConnectionException() : DbException("The connection broke.")
    {
        public override bool IsTransient => true;
    }
}

internal enum Fault
{
    /// <summary>Nothing follows, and its locks are free.</summary>
    Dies,

    /// <summary>It goes on when it is woken: others may have its locks then.</summary>
    Sleeps,

    /// <summary>This once.</summary>
    IsCut,
}
