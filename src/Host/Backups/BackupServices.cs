namespace ActionPlan.Host.Backups;

internal static class BackupServices
{
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddOptions<BackupSettings>().BindConfiguration("Backup");
        return services.AddSingleton<Backup>().AddSingleton<Restoring>().AddSingleton<RegularBackups>();
    }
}
