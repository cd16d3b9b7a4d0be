using System.Data.Common;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace ActionPlan.Host.Backups.Moving;

/// <summary>One table as two databases have it: the same columns, kept in each one's own types.</summary>
internal sealed class MovedTable
{
    private readonly Func<DbDataReader, int, object?>[] readFrom;
    private readonly Func<DbDataReader, int, object?>[] readTo;

    private MovedTable(ITable from, ITable to)
    {
        (From, To) = (from, to);
        Columns = [.. from.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(column => (column, to.FindColumn(column.Name)!))];
        Key = [.. from.PrimaryKey!.Columns.Select(column => column.Name)];
        readFrom = [.. Columns.Select(column => Reader(column.From.StoreTypeMapping))];
        readTo = [.. Columns.Select(column => Reader(column.To.StoreTypeMapping))];
    }

    public ITable From { get; }

    public ITable To { get; }

    public string Name => From.Name;

    public IReadOnlyList<(IColumn From, IColumn To)> Columns { get; }

    public IReadOnlyList<string> Key { get; }

    /// <summary>The column that the database counts up by itself; null where there is none.</summary>
    public string? Counted => Columns.SelectMany(column => column.To.PropertyMappings, (column, mapping) => (column.To.Name, mapping.Property))
        .Where(column => column.Property.ValueGenerated == ValueGenerated.OnAdd && column.Property.IsPrimaryKey()
            && (column.Property.ClrType == typeof(long) || column.Property.ClrType == typeof(int)))
        .Select(column => column.Name).FirstOrDefault();

    /// <summary>All tables of the program, the same in both.</summary>
    public static IReadOnlyList<MovedTable> All(AppDb from, AppDb to)
    {
        var there = to.Model.GetRelationalModel().Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        return [.. from.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal)
            .Select(table => new MovedTable(table, there[table.Name]))];
    }

    /// <summary>A row of the one or the other, in the program's own types.</summary>
    public object?[] Read(DbDataReader row, bool there)
    {
        var readers = there ? readTo : readFrom;
        var values = new object?[readers.Length];
        for (var index = 0; index < readers.Length; index++)
        {
            values[index] = row.IsDBNull(index) ? null : readers[index](row, index);
        }

        return values;
    }

    /// <summary>The same values as the target's database takes them.</summary>
    public object Stored(object? value, int column) => Stored(Columns[column].To.StoreTypeMapping, value) ?? DBNull.Value;

    /// <summary>The same values whichever database they were read from.</summary>
    public object? Compared(object? value, int column) => Stored(Columns[column].From.StoreTypeMapping, value);

    private static object? Stored(RelationalTypeMapping mapping, object? value) =>
        value is null ? null : mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value;

    private static Func<DbDataReader, int, object?> Reader(RelationalTypeMapping mapping)
    {
        var (row, index) = (Expression.Parameter(typeof(DbDataReader)), Expression.Parameter(typeof(int)));
        var get = mapping.GetDataReaderMethod();
        var read = mapping.CustomizeDataReaderExpression(Expression.Call(Expression.Convert(row, get.DeclaringType!), get, index));
        var compiled = Expression.Lambda<Func<DbDataReader, int, object?>>(Expression.Convert(read, typeof(object)), row, index).Compile();
        return mapping.Converter is { } converter ? (one, at) => converter.ConvertFromProvider(compiled(one, at)) : compiled;
    }
}
