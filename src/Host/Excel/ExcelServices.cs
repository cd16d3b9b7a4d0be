using ActionPlan.Host.Sheets;

namespace ActionPlan.Host.Excel;

internal static class ExcelServices
{
    public static IServiceCollection AddExcel(this IServiceCollection services) => services
        .AddScoped<TableDownload>()
        .AddSingleton<PendingUploads>();
}
