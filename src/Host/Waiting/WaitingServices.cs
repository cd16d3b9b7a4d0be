using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Waiting;

internal static class WaitingServices
{
    public static IServiceCollection AddWaiting(this IServiceCollection services) =>
        services.AddScoped<MyWork>().AddScoped<Happened>().AddScoped<FirstUse>().AddSingleton<KnownMatters>().AddScoped<IComesBack, ReturnLetters>();
}
