namespace ActionPlan.Host.Summaries;

internal static class SummaryServices
{
    /// <summary>What composes summaries and sends them.</summary>
    public static IServiceCollection AddSummaries(this IServiceCollection services)
    {
        services.AddScoped<SummaryReading>();
        services.AddScoped<SummaryLetters>();
        services.AddScoped<SummarySweep>();
        return services;
    }
}
