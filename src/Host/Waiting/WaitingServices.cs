using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Waiting;

internal static class WaitingServices
{
    public static IServiceCollection AddWaiting(this IServiceCollection services) =>
        services.AddScoped<MyWork>().AddScoped<Happened>().AddScoped<FirstUse>().AddScoped<PlanReady>().AddSingleton<KnownMatters>()
            .AddScoped<HandedInSheets>().AddScoped<Pipelines>().AddScoped<IComesBack, ReturnLetters>();
}
