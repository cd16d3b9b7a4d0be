using LinqToDB.Data;
using LinqToDB.EntityFrameworkCore;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Metadata;

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
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("Many rows are inserted in a transaction: all or none.");
        }

        var columns = Columns(db.Model.FindEntityType(typeof(T))!);
        using var insert = new SqliteInsert(
            (SqliteConnection)db.Database.GetDbConnection(),
            $"INSERT INTO \"{columns[0].DeclaringType.GetTableName()}\" ({string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""))}) "
            + $"VALUES ({string.Join(", ", columns.Select(_ => "?"))})");
        var values = columns.Select(Value<T>).ToArray();
        foreach (var row in rows)
        {
            for (var place = 0; place < values.Length; place++)
            {
                insert.Bind(place, values[place](row));
            }

            // SQLite has no asynchronous insert: awaiting would only cost.
            insert.Run();
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static List<IProperty> Columns(IEntityType type) => [.. type.GetProperties().Where(property => property.ValueGenerated == ValueGenerated.Never)];

    private static Func<T, object?> Value<T>(IProperty property)
        where T : class
    {
        var getter = property.GetGetter();
        var convert = property.GetTypeMapping().Converter?.ConvertToProvider;
        return convert is null ? row => getter.GetClrValue(row) : row => getter.GetClrValue(row) is { } value ? convert(value) : null;
    }
}
