using ActionPlan.Host.Persistence.Keeping;

namespace ActionPlan.Host.Persistence;

internal static class PersistenceServices
{
    /// <summary>The database. Needs a <see cref="Deployment"/>.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => DatabaseChoice.Of(configuration, provider.GetRequiredService<Deployment>()));
        // The schedule's own connections wait in it too, and are asked for before there is a provider.
        services.AddSingleton(new WriterQueue());
        services.AddSingleton<AppDbFactory>();
        services.AddSingleton<Attempts>();
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<FormKeeping>();
        return services;
    }
}
