using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Alerts;

internal static class AlertServices
{
    /// <summary>What a run does to alerts, and whom it tells.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services)
    {
        services.AddScoped<QuestionLetters>();
        services.AddScoped<AlertViews>().AddScoped<TargetViews>().AddScoped<TargetLetters>();
        services.AddScoped<DigestLetters>();
        services.AddScoped<ILaterLetters, DigestComposing>();
        services.AddScoped<RunCompletion>().AddScoped<IRunCompletion>(provider => provider.GetRequiredService<RunCompletion>());
        return services;
    }
}
