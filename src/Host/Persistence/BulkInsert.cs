using System.Data.Common;
using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ActionPlan.Host.Persistence;

/// <summary>Many rows at once, on the context's transaction; EF's own inserts take many times as long.</summary>
internal static class BulkInsert
{
    public static async Task Insert<T>(this AppDb db, IReadOnlyCollection<T> rows, CancellationToken cancellation)
        where T : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        if (!db.Database.IsSqlite())
        {
            // Without its checks it takes a right to change the table, and verdicts of a run that somebody has discarded.
            var options = new BulkCopyOptions { BulkCopyType = BulkCopyType.ProviderSpecific, CheckConstraints = true, FireTriggers = true,
                BulkCopyTimeout = db.Database.GetCommandTimeout() };
            await db.BulkCopyAsync(options, rows, cancellation);
            return;
        }

        // A library's multi-row insert writes numbers as literals, of which SQLite keeps 15 digits; parameters keep all.
        var columns = Columns(db.Model.FindEntityType(typeof(T))!);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandText =
            $"INSERT INTO \"{columns[0].DeclaringType.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})";
        var parameters = columns.Select((_, index) => Parameter(command, index)).ToArray();
        var values = columns.Select(Value<T>).ToArray();
        foreach (var row in rows)
        {
            for (var index = 0; index < values.Length; index++)
            {
                parameters[index].Value = values[index](row) ?? DBNull.Value;
            }

            // SQLite has no asynchronous insert: awaiting would only cost.
            command.ExecuteNonQuery();
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static List<IProperty> Columns(IEntityType type) => [.. type.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never)];

    private static DbParameter Parameter(DbCommand command, int index)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = $"@p{index}";
        command.Parameters.Add(parameter);
        return parameter;
    }

    private static Func<T, object?> Value<T>(IProperty property)
        where T : class
    {
        var getter = property.GetGetter();
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        return convert is null ? row => getter.GetClrValue(row) : row => getter.GetClrValue(row) is { } value ? convert(value) : null;
    }
}
