using ActionPlan.Host.Audit;
using ActionPlan.Host.Plans.Editing;

namespace ActionPlan.Host.Plans;

internal static class PlanServices
{
    /// <summary>The plan in force, its versions and its folder.</summary>
    public static IServiceCollection AddPlans(this IServiceCollection services)
    {
        services.AddSingleton<PlanInForce>();
        services.AddSingleton<PlanAtHand>(provider => () => provider.GetRequiredService<PlanInForce>().InForce);
        services.AddScoped(provider => new Acting(() => provider.GetRequiredService<PlanInForce>().Current));
        services.AddSingleton<Publishing>();
        services.AddSingleton<PlanFileWriter>();
        services.AddHostedService<PlanWatch>();
        services.AddTransient<ISealed, SealedVersions>();
        return services;
    }
}
