namespace ActionPlan.Host.Health;

internal static class HealthServices
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddScoped<MachineHealth>().AddScoped<ScheduleHealth>();
}
