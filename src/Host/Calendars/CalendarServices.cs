namespace ActionPlan.Host.Calendars;

internal static class CalendarServices
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services.AddScoped<OwnCalendar>();
}
