using ActionPlan.Host.Audit;
using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Pdf;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;

namespace ActionPlan.Host.Reports;

internal static class ReportServices
{
    /// <summary>What composes reports.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportForms>();
        services.AddScoped<ReportDrafting>();
        services.AddScoped<KeptReports>().AddScoped<ReportQueries>().AddScoped<FigureEffects>().AddScoped<Restatements>();
        services.AddScoped<IssuedChain>().AddScoped<IssuingDays>().AddScoped<ReportNumbering>();
        services.AddScoped<Corrections>();
        services.AddScoped<ReportCopies>();
        services.AddScoped<CopyOpening>().AddScoped<IPreparation<UploadCopy>>(provider => provider.GetRequiredService<CopyOpening>());
        services.AddScoped<CopyToIssue>().AddScoped<IPreparation<IssueReport>>(provider => provider.GetRequiredService<CopyToIssue>());
        services.AddScoped<IssuedFiles>().AddScoped<IPreparation<DraftCorrigendum>>(provider => provider.GetRequiredService<IssuedFiles>())
            .AddScoped<IPreparation<RedraftReport>>(provider => provider.GetRequiredService<IssuedFiles>());
        services.AddScoped<ReportLetters>();
        services.AddScoped<ReportSweep>();
        services.AddOptions<PdfSettings>().BindConfiguration("Reports");
        services.AddSingleton<PdfPrinting>();
        services.AddTransient<ISealed, SealedReports>();
        return services;
    }
}
