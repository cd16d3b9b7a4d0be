using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Figures;

internal static class FigureServices
{
    public static IServiceCollection AddFigures(this IServiceCollection services) => services.AddTransient<ISealed, SealedFigures>();
}
