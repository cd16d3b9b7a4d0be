using ActionPlan.Host.Reports.Forms;

namespace ActionPlan.Host.Reports;

internal static class ReportServices
{
    /// <summary>What composes reports.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportForms>();
        services.AddSingleton<ReportDrafting>();
        return services;
    }
}
