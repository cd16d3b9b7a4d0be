using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Tests.Database;

/// <summary>
/// What SQLite lets pass and SQL Server refuses: a command beside a reader that is still open, more parameters than it takes, a text or a number that
/// its column does not hold.
/// </summary>
internal sealed class StricterThanSqlite : DbCommandInterceptor, ISaveChangesInterceptor
{
    private const int MostParameters = 2100;

    public static readonly StricterThanSqlite One = new();

    private readonly ConditionalWeakTable<DbConnection, List<DbDataReader>> readers = [];

    private StricterThanSqlite()
    {
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) =>
        Check(command, result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Check(command, result));

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) =>
        Check(command, result);

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Check(command, result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Check(command, result));

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result) => Opened(command, result);

    public override ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(Opened(command, result));

    public ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        foreach (var entry in eventData.Context!.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            foreach (var column in entry.Properties)
            {
                if (!Fits(column.Metadata, column.CurrentValue))
                {
                    throw new InvalidOperationException($"SQL Server would refuse it: {column.Metadata} holds no '{column.CurrentValue}'.");
                }
            }
        }

        return ValueTask.FromResult(result);
    }

    private static bool Fits(IProperty column, object? value) => (column.GetTypeMapping().Converter?.ConvertToProvider(value) ?? value) switch
    {
        string text => column.GetMaxLength() is not { } most || text.Length <= most,
        decimal number => column.GetPrecision() is not { } digits
            || Math.Abs(decimal.Truncate(number)).ToString(System.Globalization.CultureInfo.InvariantCulture).Length <= digits - (column.GetScale() ?? 0),
        _ => true,
    };

    private T Check<T>(DbCommand command, T result)
    {
        if (command.Parameters.Count > MostParameters)
        {
            throw new InvalidOperationException($"SQL Server would refuse it: {command.Parameters.Count} parameters in {command.CommandText}");
        }

        if (command.Connection is { } connection && readers.TryGetValue(connection, out var open) && open.Exists(reader => !reader.IsClosed))
        {
            throw new InvalidOperationException($"SQL Server would refuse it: another reader is open on the connection of {command.CommandText}");
        }

        return result;
    }

    private DbDataReader Opened(DbCommand command, DbDataReader reader)
    {
        var open = readers.GetOrCreateValue(command.Connection!);
        open.RemoveAll(other => other.IsClosed);
        open.Add(reader);
        return reader;
    }
}
