namespace ActionPlan.Host.Due;

internal static class DueServices
{
    public static IServiceCollection AddDue(this IServiceCollection services) => services
        .AddScoped<EntryProgress>().AddScoped<FigureLines>().AddScoped<ConfirmedPeriods>().AddScoped<RegisterStandings>();
}
