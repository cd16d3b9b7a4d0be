using ActionPlan.Host.Access;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Backups;
using ActionPlan.Host.Board;
using ActionPlan.Host.Calendars;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Due;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Files;
using ActionPlan.Host.Health;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Meetings;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Search;
using ActionPlan.Host.Summaries;
using ActionPlan.Host.Waiting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ActionPlan.Host.Startup;

internal static class Features
{
    /// <summary>What the web app and the commands have alike, in the order of the layers.</summary>
    public static IServiceCollection AddFeatures(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddPersistence(configuration);
        services.AddAudit();
        services.AddPlans();
        services.AddAccounts(configuration);
        services.AddCommands();
        services.AddFigures();
        services.AddRegisters();
        services.AddDue();
        services.AddFiles();
        services.AddEvaluation();
        services.AddMail(configuration);
        services.AddAlerts();
        services.AddAssignments();
        services.AddCommitments();
        services.AddReports();
        services.AddSummaries();
        services.AddAuthoring();
        services.AddBackups();
        services.AddSingleton<IInstallationProof, InstallationProof>();
        services.AddHealth();
        services.AddWaiting();
        services.AddBoard();
        services.AddMeetings();
        services.AddCalendars();
        services.AddSearch();
        services.AddSweeps();
        return services;
    }

    // The generator wants the whole pipeline in one place.
    private static void AddCommands(this IServiceCollection services)
    {
        services.AddScoped<CommandSender>();
        services.AddMediator(options =>
        {
            options.ServiceLifetime = ServiceLifetime.Scoped;
            options.PipelineBehaviors = [typeof(LoggingBehavior<,>), typeof(GuardBehavior<,>), typeof(NewFiguresBehavior<,>), typeof(PreparingBehavior<,>),
                typeof(TransactionBehavior<,>)];
        });
    }
}
