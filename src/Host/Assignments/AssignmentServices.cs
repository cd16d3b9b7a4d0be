namespace ActionPlan.Host.Assignments;

internal static class AssignmentServices
{
    public static IServiceCollection AddAssignments(this IServiceCollection services) => services.AddScoped<UrgeLetters>().AddScoped<AssignmentStandings>();
}
