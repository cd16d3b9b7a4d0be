using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// SQL Server gives what stands in a list the database's own collation and refuses to compare that with a key, which has another. EF names no
/// collation there (its issue 32147), so that it is named here.
/// </summary>
internal sealed partial class ListCollation : DbCommandInterceptor
{
    public static readonly ListCollation One = new();

    private ListCollation()
    {
    }

    public static string Named(string sql) => sql.Contains("OPENJSON(", StringComparison.Ordinal) ? Text().Replace(sql, $"$0 COLLATE {Collations.Keys}") : sql;

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Name(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Name(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Name(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Name(command, result));

    private static T Name<T>(DbCommand command, T result)
    {
        command.CommandText = Named(command.CommandText);
        return result;
    }

    [GeneratedRegex(@"(?<=OPENJSON\([^()]*\) WITH \(\[[^\]]*\] )n?varchar\(\w+\)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Text();
}
