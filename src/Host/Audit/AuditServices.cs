namespace ActionPlan.Host.Audit;

internal static class AuditServices
{
    /// <summary>The trail, and what records for it.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton<Func<IRecorder>>(() => new Recording());
        services.AddSingleton<IUpgraded, UpgradeEntry>();
        services.AddSingleton<Committing>();
        services.AddScoped<AuditTrail>().AddScoped<AuditReading>();
        return services;
    }
}
