namespace ActionPlan.Host.Authoring;

internal static class AuthoringServices
{
    /// <summary>Changing rules: what would follow, drafts, proposals.</summary>
    public static IServiceCollection AddAuthoring(this IServiceCollection services)
    {
        services.AddScoped<TryingOut>();
        services.AddScoped<DraftReading>();
        services.AddScoped<RuleFileWriter>();
        return services;
    }
}
