using ActionPlan.Host.Audit;
using ActionPlan.Host.Plans.Editing;

namespace ActionPlan.Host.Plans;

internal static class PlanServices
{
    /// <summary>The plans, their versions and folders, and which of them a scope is about.</summary>
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddSingleton<AllPlans>();
        services.AddSingleton<PlanScopes>();
        services.AddScoped<PlanScope>();
        services.AddScoped<MadeUp>();
        // Asked each time: whose key comes in may say which plan is meant.
        services.AddTransient(provider => provider.GetRequiredService<PlanScope>().Plan);
        services.AddScoped<PlanAtHand>(provider => () => provider.GetRequiredService<PlanScope>().Plan.InForce);
        services.AddScoped(provider => new Acting(() => provider.GetRequiredService<PlanScope>().Plan.Current));
        services.AddScoped(provider => provider.GetRequiredService<AppDbFactory>().CreateFor(
            provider.GetRequiredService<Acting>(), () => provider.GetRequiredService<PlanScope>().Plan.Id));
        services.AddScoped<IDbContextFactory<AppDb>>(provider => new PlanDatabases(
            provider.GetRequiredService<AppDbFactory>(), () => provider.GetRequiredService<PlanScope>().Plan.Id));
        services.AddScoped<Publishing>().AddScoped<PlanQueries>().AddScoped<TwoPeople>();
        services.AddSingleton<PlanFileTurn>();
        services.AddScoped<PlanFileWriter>();
        services.AddHostedService<PlanWatch>();
        services.AddTransient<ISealed, SealedVersions>();
        return services;
    }
}
