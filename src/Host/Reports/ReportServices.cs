using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports;

internal static class ReportServices
{
    /// <summary>What composes reports.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportForms>();
        services.AddSingleton<ReportDrafting>();
        services.AddSingleton<KeptReports>();
        services.AddSingleton<ReportCopies>();
        services.AddSingleton<ReportLetters>();
        services.AddSingleton<ReportSweep>();
        return services;
    }
}
