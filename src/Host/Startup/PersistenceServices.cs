using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Files;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Plans.Editing;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActionPlan.Host.Startup;

internal static class PersistenceServices
{
    /// <summary>The database, plans, figures, evaluation and the commands' pipeline. Needs a <see cref="Deployment"/>.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => DatabaseChoice.Of(configuration, provider.GetRequiredService<Deployment>()));
        services.AddSingleton<Func<IRecorder>>(() => new Recording());
        services.AddSingleton<AppDbFactory>();
        services.AddSingleton<IDbContextFactory<AppDb>>(provider => provider.GetRequiredService<AppDbFactory>());
        services.AddScoped(provider => new Acting(() => provider.GetRequiredService<PlanInForce>().Current));
        services.AddScoped(provider => provider.GetRequiredService<AppDbFactory>().CreateFor(provider.GetRequiredService<Acting>()));
        services.AddSingleton<PlanAtHand>(provider => () => provider.GetRequiredService<PlanInForce>().InForce);
        services.AddSingleton<IUpgraded, UpgradeEntry>();
        services.AddSingleton<DatabaseStart>();
        services.AddSingleton<CommandSender>();
        services.AddSingleton<AuditTrail>();
        services.AddTransient<ISealed, SealedVersions>().AddTransient<ISealed, SealedFigures>().AddTransient<ISealed, SealedRuns>().AddTransient<ISealed, SealedFiles>()
            .AddTransient<ISealed, SealedReports>();
        services.AddSingleton<IJudgedQuarters, JudgedQuarters>().AddSingleton<Publishing>();
        services.AddSingleton<PlanInForce>();
        services.AddSingleton<PlanFileWriter>();
        services.AddHostedService<PlanWatch>();
        services.AddSingleton<EvaluationTurn>();
        services.AddSingleton<NewFigures>();
        services.AddSingleton<RunJudging>();
        services.AddScoped<RowSaving>();
        services.AddScoped<EvidenceCheck>().AddScoped<IPreparation<AddEvidence>>(provider => provider.GetRequiredService<EvidenceCheck>());
        services.AddSingleton<DiskRoom>();
        services.AddScoped<EvidenceQuota>();
        services.AddMediator(options =>
        {
            options.ServiceLifetime = ServiceLifetime.Scoped;
            options.PipelineBehaviors = [typeof(LoggingBehavior<,>), typeof(GuardBehavior<,>), typeof(NewFiguresBehavior<,>), typeof(PreparingBehavior<,>), typeof(TransactionBehavior<,>)];
        });
        foreach (var module in InstalledModules.All)
        {
            module.AddServices(services);
        }

        return services;
    }
}
