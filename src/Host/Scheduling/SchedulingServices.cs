using ActionPlan.Host.Commitments;
using ActionPlan.Host.Due;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Quartz;

namespace ActionPlan.Host.Scheduling;

internal static class SchedulingServices
{
    /// <summary>What the schedule does, for whoever calls it.</summary>
    public static IServiceCollection AddSweeps(this IServiceCollection services)
    {
        services.AddSingleton<Patience>();
        services.AddScoped<ReminderLetters>();
        services.AddScoped<EvaluationSweep>();
        services.AddScoped<ReminderSweep>();
        services.AddScoped<ApprovalLetters>();
        services.AddScoped<ApprovalSweep>();
        services.AddScoped<EscalationLetters>();
        services.AddScoped<EscalationSweep>();
        return services;
    }

    /// <summary>The scheduler itself, for the web app only; its jobs are kept in the same database. Comes after the <see cref="Deployment"/>.</summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services, IConfiguration configuration)
    {
        // Quartz wants its connection string before there is a provider to ask.
        var deployment = (Deployment)services.Last(service => service.ServiceType == typeof(Deployment)).ImplementationInstance!;
        var database = DatabaseChoice.Of(configuration, deployment);
        services.AddQuartz(quartz => quartz.UsePersistentStore(store =>
        {
            if (database.Provider == DatabaseProvider.Sqlite)
            {
                store.UseSqlite(SqliteFactory.Instance, database.ConnectionString);
            }
            else
            {
                store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString);
            }

            store.ProvisionSchema();
        }));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<ScheduleKeeping>();
        services.AddHostedService<NewFigureRuns>();
        return services;
    }
}
