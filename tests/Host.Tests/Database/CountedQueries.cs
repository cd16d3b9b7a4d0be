using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Host.Tests.Database;

/// <summary>Counts what is asked of a database.</summary>
internal sealed class CountedQueries : DbCommandInterceptor
{
    private int count;

    public int Count => Volatile.Read(ref count);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref count);
        return ValueTask.FromResult(result);
    }
}
