namespace ActionPlan.Host.Commitments;

internal static class CommitmentServices
{
    public static IServiceCollection AddCommitments(this IServiceCollection services) => services
        .AddScoped<AlertList>().AddScoped<LateMatterReading>();
}
