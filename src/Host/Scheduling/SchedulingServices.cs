using System.Globalization;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Due;
using Microsoft.Data.SqlClient;
using Quartz;
using Quartz.Impl.AdoJobStore;

namespace ActionPlan.Host.Scheduling;

internal static class SchedulingServices
{
    /// <summary>How often a host says that it lives: one that has said nothing for twice as long is gone, and its work is another's.</summary>
    private const int CheckinSeconds = 10;

    /// <summary>What the schedule does, for whoever calls it.</summary>
    public static IServiceCollection AddSweeps(this IServiceCollection services)
    {
        services.AddSingleton<Patience>();
        services.AddSingleton<StopTime>();
        services.AddScoped<ReminderLetters>();
        services.AddScoped<EvaluationSweep>();
        services.AddScoped<ReminderSweep>();
        services.AddScoped<ApprovalLetters>();
        services.AddScoped<ApprovalSweep>();
        services.AddScoped<BackupNotice>();
        services.AddScoped<EscalationLetters>();
        services.AddScoped<EscalationSweep>();
        return services;
    }

    /// <summary>The scheduler itself, for the web app only; its jobs are kept in the same database. Comes after the <see cref="Deployment"/>.</summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services, IConfiguration configuration)
    {
        // Quartz wants its connection string before there is a provider to ask.
        var database = DatabaseChoice.Of(configuration, Given<Deployment>(services));
        services.AddQuartz(quartz =>
        {
            quartz.AddJobListener<RunNotes>();
            quartz.AddTriggerListener<RunNotes>();
            // In a cluster each host has a name of its own.
            quartz.ConfigureScheduler(options => options.GenerateInstanceId = database.FilePath is null);
            quartz.UsePersistentStore(store =>
            {
                if (database.FilePath is not null)
                {
                    // A writer as others: without its turn it got no connection beside a country's run.
                    store.UseSqlite(new QueuedFactory(Given<WriterQueue>(services)), database.ConnectionString);
                    store.ProvisionSchema();
                    return;
                }

                // Its tables come with the migrations: an account with few rights makes none.
                store.UseSqlServer(SqlClientFactory.Instance, database.ConnectionString);
                var checkin = TimeSpan.FromSeconds(
                    int.TryParse(configuration["Scheduler:CheckinSeconds"], CultureInfo.InvariantCulture, out var seconds) ? seconds : CheckinSeconds);
                store.UseClustering(cluster => (cluster.CheckinInterval, cluster.CheckinMisfireThreshold) = (checkin, checkin));
                if (Enum.TryParse<SchedulerLockHandler>(configuration["Scheduler:LockHandler"], ignoreCase: true, out var handler))
                {
                    UseLock(store, handler);
                }
            });
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddHostedService<ScheduleKeeping>();
        services.AddHostedService<NewFigureRuns>();
        return services;
    }

    private static T Given<T>(IServiceCollection services) =>
        (T)services.Last(service => service.ServiceType == typeof(T)).ImplementationInstance!;

    private static void UseLock(IPersistentStoreBuilder store, SchedulerLockHandler handler)
    {
        if (handler == SchedulerLockHandler.UpdateRow)
        {
            store.UseLockHandler<UpdateRowLockHandler>();
        }
        else
        {
            store.UseLockHandler<SelectForUpdateLockHandler>();
        }
    }
}

/// <summary>How hosts of a cluster keep each other out of the scheduler's tables; where nothing is said Quartz chooses by the database.</summary>
internal enum SchedulerLockHandler
{
    /// <summary>The row of the lock is read with the server's lock on it.</summary>
    SelectForUpdate,

    /// <summary>It is updated, which holds also where reading takes no locks.</summary>
    UpdateRow,
}
