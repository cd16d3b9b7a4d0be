using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace ActionPlan.Benchmarks;

/// <summary>How long each transaction kept others from writing, and within what work.</summary>
internal sealed class Holds : DbTransactionInterceptor, IDbContextOptionsConfiguration<SqliteDb>
{
    private readonly ConcurrentDictionary<Guid, (string Of, long Since)> open = new();
    private readonly ConcurrentBag<(string Of, double Milliseconds)> over = [];

    public void Configure(IServiceProvider serviceProvider, DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(this);

    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        open[eventData.TransactionId] = (Activity.Current?.OperationName ?? "something else", Stopwatch.GetTimestamp());
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (open.TryRemove(eventData.TransactionId, out var began))
        {
            over.Add((began.Of, Stopwatch.GetElapsedTime(began.Since).TotalMilliseconds));
        }

        return Task.CompletedTask;
    }

    /// <summary>Of what ended since the last time: within what, how many, and the longest.</summary>
    public IEnumerable<string> Take()
    {
        var taken = over.ToList();
        over.Clear();
        return taken.GroupBy(one => one.Of, StringComparer.Ordinal).OrderByDescending(of => of.Max(one => one.Milliseconds)).Select(of => string.Create(
            CultureInfo.InvariantCulture,
            $"{of.Key}: {of.Count()} transactions, together {of.Sum(one => one.Milliseconds):N0} ms, the longest {of.Max(one => one.Milliseconds):N0} ms"));
    }
}
