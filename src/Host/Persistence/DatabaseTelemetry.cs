using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ActionPlan.Host.Persistence;

/// <summary>
/// Tells what the database took: a span for each statement within something that is traced, without the statement's text; and how long was waited to be its
/// writer.
/// </summary>
internal sealed class DatabaseTelemetry : DbCommandInterceptor, IDbTransactionInterceptor
{
    public static readonly DatabaseTelemetry One = new();

    private DatabaseTelemetry()
    {
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Trace(command, eventData);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Trace(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Trace(command, eventData);
        return ValueTask.FromResult(result);
    }

    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        Telemetry.WaitedForLock(eventData.Duration, "writer");
        return ValueTask.FromResult(result);
    }

    private static void Trace(DbCommand command, CommandExecutedEventData done)
    {
        if (Activity.Current?.Source != Telemetry.Traces)
        {
            return;
        }

        using var span = Telemetry.Traces.StartActivity("database", ActivityKind.Client, parentContext: default, startTime: done.StartTime);
        // The first word only: EF writes values that are constants into the text.
        span?.SetTag("db.operation.name", command.CommandText.TrimStart().Split([' ', '\r', '\n', '(', ';'], 2)[0].ToUpperInvariant());
    }
}
