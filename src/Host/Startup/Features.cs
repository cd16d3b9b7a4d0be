using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Summaries;

namespace ActionPlan.Host.Startup;

internal static class Features
{
    /// <summary>What the web app and the commands have alike, in the order of the layers.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPersistence(configuration);
        services.AddMail(configuration);
        services.AddAlerts();
        services.AddSingleton<UrgeLetters>();
        services.AddReports();
        services.AddSummaries();
        services.AddSweeps();
        return services;
    }
}
