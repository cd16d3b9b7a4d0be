namespace ActionPlan.Host.Board;

internal static class BoardServices
{
    public static IServiceCollection AddBoard(this IServiceCollection services) => services
        .AddScoped<LeadersBoards>().AddScoped<ComparedQuarters>();
}
