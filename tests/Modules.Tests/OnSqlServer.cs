using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Modules.Tests;

/// <summary>No server is at hand where tests run, so that what EF translates is looked at as text.</summary>
public sealed class OnSqlServer
{
    private static readonly CountedDays Quarter = new(new DateOnly(2024, 1, 1), new DateOnly(2024, 3, 31));

    public static TheoryData<string> Figures => [.. ModulesDb.Modules.SelectMany(module => module.Counted).Select(counted => counted.Figure)];

    public static TheoryData<string> Registers => [.. ModulesDb.Modules.SelectMany(module => module.Registers).Select(register => register.Id)];

    [Theory]
    [MemberData(nameof(Figures))]
    public void A_figure_is_counted_by_one_grouped_query(string figure)
    {
        using var db = Open();
        var sql = ModulesDb.Modules.SelectMany(module => module.Counted).Single(counted => counted.Figure == figure).Count(db, Quarter).ToQueryString();

        Assert.Contains("GROUP BY", sql, StringComparison.Ordinal);
        Assert.Single(sql.Split('\n'), line => line.StartsWith("SELECT", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public void The_rows_of_a_register_can_be_filtered_by_the_database(string register)
    {
        using var db = Open();
        var sql = Ward.Register(register).Entries(db, new RowFilter { Areas = ["kp-1"], Days = Quarter }).ToQueryString();

        Assert.Contains("WHERE", sql, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Registers))]
    public void What_its_columns_hold_is_filtered_by_the_database(string register)
    {
        using var db = Open();
        var known = Ward.Register(register);
        var holding = known.Columns
            .Select(column => (column.Name,
                Value: column.Holds switch { CellKind.OneOf => column.Choices[0], CellKind.YesNo => "yes", CellKind.Work => "alley-236", _ => null }))
            .Where(column => column.Value is not null).ToDictionary(column => column.Name, column => column.Value!, StringComparer.Ordinal);

        var sql = known.Entries(db, new RowFilter { Holding = holding, Done = known.DoneBy is null ? null : true }).ToQueryString();

        Assert.All(holding.Keys.Concat(known.DoneBy is { } done ? [done.Name] : []),
            column => Assert.Contains(
                $".[{column[..1].ToUpperInvariant()}{column[1..]}]", sql[sql.IndexOf("WHERE", StringComparison.Ordinal)..], StringComparison.Ordinal));
    }

    [Fact]
    public void Each_module_has_a_schema_of_its_own()
    {
        using var db = Open();
        var schemas = db.Model.GetEntityTypes().Select(entity => entity.GetSchema()).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(ModulesDb.Modules.Select(module => module.Name).Order(StringComparer.Ordinal), schemas);
    }

    private static ModulesDb Open() => new(new DbContextOptionsBuilder().UseSqlServer("Server=none").Options);
}
