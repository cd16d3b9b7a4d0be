using System.Data.Common;
using ActionPlan.Host.Tests.Database;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>A database that fails where a command speaks of something, as a full disk or a lost server would.</summary>
internal sealed class BrokenDatabase : DbCommandInterceptor
{
    public const string Inside = "disk I/O error at /srv/secret";

    /// <summary>What a command that fails speaks of; nothing fails while it is null, everything where it is empty.</summary>
    public string? Where { get; set; }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        Where is { } where && TestDatabases.Asked(command).Contains(where, StringComparison.Ordinal)
            ? throw new InvalidOperationException(Inside) : ValueTask.FromResult(result);
}
