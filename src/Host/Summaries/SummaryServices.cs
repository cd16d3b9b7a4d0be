namespace ActionPlan.Host.Summaries;

internal static class SummaryServices
{
    /// <summary>What composes summaries and sends them.</summary>
    public static IServiceCollection AddSummaries(this IServiceCollection services)
    {
        services.AddSingleton<SummaryReading>();
        services.AddSingleton<SummaryLetters>();
        services.AddSingleton<SummarySweep>();
        return services;
    }
}
