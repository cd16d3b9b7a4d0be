using ActionPlan.Host.Audit;
using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Figures;

internal static class FigureServices
{
    public static IServiceCollection AddFigures(this IServiceCollection services) => services.AddTransient<ISealed, SealedFigures>()
        .AddScoped<FigureQueries>().AddScoped<CurrentFigures>().AddScoped<ChangedFigures>().AddSingleton<KnownReplacements>()
        .AddScoped<EntryQueries>().AddScoped<EntrySheets>().AddScoped<PeriodLocks>();
}
