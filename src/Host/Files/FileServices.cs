using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Files;

internal static class FileServices
{
    /// <summary>Evidence files, and the room they take.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.AddScoped<EvidenceCheck>().AddScoped<IPreparation<AddEvidence>>(provider => provider.GetRequiredService<EvidenceCheck>());
        services.AddScoped<EvidenceQuota>().AddScoped<EvidenceQueries>().AddScoped<EvidenceSubjects>();
        services.AddSingleton<DiskRoom>().AddSingleton<SharedFolder>();
        services.AddSingleton<Thumbnails>();
        services.AddTransient<ISealed, SealedFiles>();
        return services;
    }
}
