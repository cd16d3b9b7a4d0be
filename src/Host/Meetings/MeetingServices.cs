namespace ActionPlan.Host.Meetings;

internal static class MeetingServices
{
    public static IServiceCollection AddMeetings(this IServiceCollection services) => services
        .AddScoped<DecisionLetters>().AddScoped<Conclusion>().AddScoped<MeetingReading>().AddScoped<Decisions>();
}
