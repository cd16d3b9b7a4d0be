using ActionPlan.Host.Persistence;
using ActionPlan.Host.Words;
using ActionPlan.ModuleKit;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Architecture.Tests;

public sealed class ModulesOnDisk
{
    public static TheoryData<string> Modules => Sources.Modules;

    [Fact]
    public void The_host_lists_every_module_on_disk_once() =>
        Assert.Equal(
            Sources.ModuleFolders.Select(Sources.ModuleId).Order(StringComparer.Ordinal),
            InstalledModules.All.Select(module => module.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_shows_one_public_type_besides_its_components(string folder)
    {
        var shown = Assert.Single(Sources.Module(folder).GetExportedTypes(), type => !Sources.IsComponent(type));

        Assert.True(typeof(IModule).IsAssignableFrom(shown), $"{shown} is not an IModule.");
        Assert.Equal($"{folder}Module", shown.Name);
        Assert.True(shown.IsSealed);
    }

    [Fact]
    public void Registers_and_counted_figures_have_ids_of_their_own()
    {
        var registers = InstalledModules.All.SelectMany(module => module.Registers).Select(register => register.Id).ToList();
        var figures = InstalledModules.All.SelectMany(module => module.Counted).Select(counted => counted.Figure).ToList();

        Assert.Equal(registers.Distinct(), registers);
        Assert.Equal(figures.Distinct(), figures);
    }

    [Fact]
    public void A_figure_is_counted_from_a_register_of_its_own_module() =>
        Assert.All(InstalledModules.All,
            module => Assert.Empty(module.Counted.Select(counted => counted.Register).Except(module.Registers.Select(register => register.Id))));

    [Fact]
    public void Every_table_of_a_module_lies_in_its_schema()
    {
        using var db = Open();
        var ofModules = db.Model.GetEntityTypes().Where(entity => entity.ClrType.IsAssignableTo(typeof(ActionPlan.ModuleKit.Entry))).ToList();

        Assert.NotEmpty(ofModules);
        Assert.All(ofModules, entity => Assert.Equal(Sources.ModuleId(entity.ClrType.Assembly.GetName().Name!.Split('.')[^1]), entity.GetSchema()));
    }

    /// <summary>SQLite has no schemas, so that the tables of all modules and of the host share their names.</summary>
    [Fact]
    public void Every_table_has_a_name_of_its_own()
    {
        using var db = Open();
        var tables = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).ToList();

        Assert.Equal(tables.Distinct(StringComparer.OrdinalIgnoreCase), tables);
    }

    [Fact]
    public void Every_register_starts_with_the_area_and_says_what_tells_its_rows_apart() =>
        Assert.All(InstalledModules.All.SelectMany(module => module.Registers), register =>
        {
            Assert.Equal(RegisterColumn.Area, register.Columns[0]);
            Assert.True(register.Columns.Count(column => column.IsKey) > 1, $"{register.Id} has no key besides the area.");
            Assert.Empty(register.Columns.SelectMany(column => new[] { column.NotBefore, column.NotAbove }).OfType<string>()
                .Except(register.Columns.Select(column => column.Name)));
        });

    [Fact]
    public void The_migrations_of_both_databases_know_every_table()
    {
        using var server = Open();
        using var sqlite = new SqliteDb(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);

        Assert.False(server.Database.HasPendingModelChanges());
        Assert.False(sqlite.Database.HasPendingModelChanges());
    }

    private static SqlServerDb Open() => new(new DbContextOptionsBuilder<SqlServerDb>().UseSqlServer("Server=none").Options);
}
