using ActionPlan.Host.Authoring.Areas;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Host.Authoring.Lists;
using ActionPlan.Host.Authoring.Testing;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Authoring;

internal static class AuthoringServices
{
    /// <summary>Changing rules: what would follow, drafts, proposals.</summary>
    public static IServiceCollection AddAuthoring(this IServiceCollection services)
    {
        services.AddScoped<TryingOut>();
        services.AddSingleton<TryProgress>();
        services.AddScoped<DraftReading>();
        services.AddScoped<CaseFigures>();
        services.AddScoped<RuleWorkbench>();
        services.AddScoped<RuleForms>();
        services.AddScoped<ThingRemoval>();
        services.AddScoped<DraftLists>();
        services.AddScoped<AreaConsequences>();
        services.AddScoped<FormulaValues>();
        services.AddScoped<RuleVersions>();
        services.AddScoped<RuleFileWriter>();
        services.AddScoped<ImportRules>();
        services.AddScoped<PreparedFiles>();
        services.AddScoped<PlacesToFill>();
        services.AddSingleton<RuleNotices>();
        services.AddSingleton<IToldOfRules>(all => all.GetRequiredService<RuleNotices>());
        services.AddScoped<ILaterLetters, RuleLetters>();
        return services;
    }
}
