using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ActionPlan.Host.Tests.Database;

/// <summary>What SQL Server refuses of tables that are T-SQL all the same, and SQLite takes.</summary>
public sealed class ServerSchemaTests
{
    private const int MostOfClustered = 900;
    private const int MostOfOthers = 1700;

    /// <summary>Identity's own columns are wider than what stands in them: an account's id of 36 characters, and a provider's word and subject.</summary>
    private static readonly string[] Narrower = ["PK_UserLogins", "PK_UserTokens"];

    [Fact]
    public void Keys_and_indexes_are_no_longer_than_a_server_takes()
    {
        var tables = Tables();
        var keys = tables.SelectMany(table => table.UniqueConstraints.Select(key =>
            (key.Name, Bytes(key.Columns), Most: key.GetIsPrimaryKey() ? MostOfClustered : MostOfOthers))).ToList();
        var indexes = tables.SelectMany(table => table.Indexes.Select(index => (index.Name, Bytes(index.Columns), Most: MostOfOthers))).ToList();

        Assert.True(keys.Count > 40 && indexes.Count > 40, $"{keys.Count}, {indexes.Count}");
        Assert.Equal(Narrower, keys.Concat(indexes).Where(one => one.Item2 > one.Most).Select(one => one.Name));
    }

    [Fact]
    public void A_row_that_goes_takes_others_along_by_one_way_only()
    {
        var ways = Tables().SelectMany(table => table.ForeignKeyConstraints)
            .Where(key => key.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull)
            .ToLookup(key => key.PrincipalTable, key => key.Table);

        Assert.NotEmpty(ways);
        Assert.Empty(ways.SelectMany(from => Reached(from.Key, [from.Key])
            .GroupBy(table => table).Where(table => table.Count() > 1 || table.Key == from.Key).Select(table => $"{from.Key.Name} to {table.Key.Name}")));

        IEnumerable<ITable> Reached(ITable from, ITable[] on) => ways[from].SelectMany(
            next => on.Contains(next) ? [next] : Reached(next, [.. on, next]).Prepend(next));
    }

    private static List<ITable> Tables()
    {
        using var db = new DesignTimeSqlServer().CreateDbContext([]);
        return [.. db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables];
    }

    private static int Bytes(IEnumerable<IColumn> columns) => columns.Sum(column => Bytes(column.StoreType));

    private static int Bytes(string type) => type.Split('(', ')') switch
    {
        ["nvarchar", var most, _] => most == "max" ? int.MaxValue / 8 : 2 * Number(most),
        ["varchar" or "varbinary", var most, _] => most == "max" ? int.MaxValue / 8 : Number(most),
        ["bigint" or "datetime2"] => 8,
        ["int"] => 4,
        ["date"] => 3,
        ["bit"] => 1,
        ["decimal", ..] => 17,
        ["uniqueidentifier"] => 16,
        ["datetimeoffset"] => 10,
        _ => throw new NotSupportedException($"How long is {type}?"),
    };

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
