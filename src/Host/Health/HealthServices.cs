namespace ActionPlan.Host.Health;

internal static class HealthServices
{
    private const long Gigabyte = 1024L * 1024 * 1024;

    public static IServiceCollection AddHealth(this IServiceCollection services) =>
        services.AddScoped<MachineHealth>().AddScoped<Schedules>().AddSingleton<Readiness>();

    /// <summary>The zone in which moments are told.</summary>
    internal static TimeZoneInfo Zone(this AllPlans plans) =>
        plans.Open.Select(plan => plan.Current.TimeZone).FirstOrDefault() ?? TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    internal static string Size(long bytes) => bytes >= Gigabyte
        ? ((decimal)bytes / Gigabyte).ToString("N1", CultureInfo.CurrentCulture) + " GB"
        : ((decimal)bytes / 1024 / 1024).ToString("N1", CultureInfo.CurrentCulture) + " MB";

    internal static string Number(int count) => count.ToString(CultureInfo.CurrentCulture);
}
