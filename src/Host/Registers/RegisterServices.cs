using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers.Uploads;

namespace ActionPlan.Host.Registers;

internal static class RegisterServices
{
    /// <summary>The modules' registers: their rows, and how these come in and go out.</summary>
    public static IServiceCollection AddRegisters(this IServiceCollection services)
    {
        services.AddScoped<RowSaving>().AddScoped<ICounts, CountedAgain>();
        services.AddScoped<RowWords>();
        services.AddScoped<RegisterComparison>();
        services.AddScoped<RegisterQueries>().AddScoped<RegisterLists>().AddScoped<RowHistory>().AddScoped<LockedCountsReading>().AddScoped<CountsInDoubt>();
        foreach (var module in InstalledModules.All)
        {
            module.AddServices(services);
        }

        return services;
    }
}
