using ActionPlan.ModuleKit;
using ActionPlan.Modules.Administration;
using ActionPlan.Modules.Environment;
using ActionPlan.Modules.PartyBuilding;
using ActionPlan.Modules.Security;
using ActionPlan.Modules.Works;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ActionPlan.Modules.Tests;

/// <summary>A context that maps the modules as the host does.</summary>
internal sealed class ModulesDb(DbContextOptions options) : DbContext(options)
{
    public static IReadOnlyList<IModule> Modules { get; } =
    [
        new AdministrationModule(),
        new EnvironmentModule(),
        new PartyBuildingModule(),
        new SecurityModule(),
        new WorksModule(),
    ];

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var module in Modules)
        {
            module.Map(modelBuilder);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (Database.IsSqlite())
        {
            configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        }
    }

    private sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
