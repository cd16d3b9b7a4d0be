using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog.Events;

namespace ActionPlan.Host.Samples;

/// <summary>How loading the sample ended.</summary>
internal enum SeedOutcome
{
    Loaded,
    AlreadyThere,
    NoSample,
    BadFiles,
}

/// <summary>Loads the sample into a database of its own, beside the real one, which stays as it is.</summary>
internal static class SampleSeed
{
    private const string DatabaseName = DatabaseChoice.SampleFile;
    private const string MailFolder = "sample-mail";

    public static bool IsLoaded(string dataFolder) => File.Exists(Path.Combine(dataFolder, DatabaseName));

    public static async Task<(SeedOutcome Outcome, IReadOnlyList<CsvProblem> Problems)> Load(
        IConfiguration configuration, string dataFolder, bool replace, CancellationToken cancellation)
    {
        // Two clicks, or a click and a command: the second waits and finds it done.
        Directory.CreateDirectory(dataFolder);
        await using var held = await FileLock.Take(Path.Combine(dataFolder, "sample.lock"), wait: true, cancellation);
        if (IsLoaded(dataFolder) && !replace)
        {
            return (SeedOutcome.AlreadyThere, []);
        }

        // Built aside and moved into place when complete: a load that breaks off leaves nothing half done.
        var unfinished = Path.Combine(dataFolder, "sample-loading");
        Remove(unfinished);
        Directory.CreateDirectory(unfinished);
        try
        {
            var (outcome, problems) = await LoadInto(configuration, unfinished, cancellation);
            if (outcome == SeedOutcome.Loaded)
            {
                Replace(unfinished, dataFolder);
            }

            return (outcome, problems);
        }
        finally
        {
            Remove(unfinished);
        }
    }

    private static async Task<(SeedOutcome, IReadOnlyList<CsvProblem>)> LoadInto(
        IConfiguration configuration, string folder, CancellationToken cancellation)
    {
        var clock = new SampleClock();
        var builder = HostBuild.Prepare([], new Deployment(IsSample: true, folder), LogEventLevel.Warning);
        builder.Configuration.AddConfiguration(configuration);
        // Of the rules as they are now, and of those that whoever asks for it has.
        SampleRules.In(folder, () => PlanFolder.Installed(builder.Configuration, AppContext.BaseDirectory));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        await using var app = builder.Build();
        clock.Set(new DateOnly(2020, 7, 1), new TimeOnly(8, 0), TimeZoneInfo.Utc);
        // The sample's units owe their figures from the first quarter on, as if the system had always been there.
        await app.Services.OpenDatabase(cancellation);
        var courses = SampleCourse.All(app.Services.GetRequiredService<AllPlans>());
        if (courses.Count == 0)
        {
            return (SeedOutcome.NoSample, []);
        }

        if (courses.SelectMany(course => course.Files.Problems).ToList() is { Count: > 0 } problems)
        {
            return (SeedOutcome.BadFiles, problems);
        }

        foreach (var course in courses)
        {
            await Live(course, app.Services, clock, cancellation);
        }

        await using (var db = app.Services.GetRequiredService<AppDbFactory>().CreateDbContext())
        {
            // One file holds everything, so that it can be moved.
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions
                .ExecuteSqlRawAsync(db.Database, "PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        }

        return (SeedOutcome.Loaded, []);
    }

    private static async Task Live(SampleCourse course, IServiceProvider app, SampleClock clock, CancellationToken cancellation)
    {
        await using var scope = app.GetRequiredService<PlanScopes>().Open(course.Plan);
        var services = scope.ServiceProvider;
        var plan = course.Plan.Current;
        var (commands, databases) = (services.GetRequiredService<CommandSender>(), services.GetRequiredService<IDbContextFactory<AppDb>>());
        var conversation = new SampleConversation(commands, databases, services.GetRequiredService<EscalationSweep>(), clock, plan, course.Steps);
        await new SampleLoader(commands, services.GetRequiredService<OutboxSending>(), conversation, clock, plan, course).Load(cancellation);
    }

    private static void Replace(string from, string to)
    {
        SqliteConnection.ClearAllPools();
        foreach (var name in (string[])[DatabaseName, DatabaseName + "-wal", DatabaseName + "-shm"])
        {
            File.Delete(Path.Combine(to, name));
        }

        Remove(Path.Combine(to, MailFolder));
        Remove(Path.Combine(to, SampleRules.Folder));
        Directory.Move(Path.Combine(from, SampleRules.Folder), Path.Combine(to, SampleRules.Folder));
        File.Move(Path.Combine(from, DatabaseName), Path.Combine(to, DatabaseName));
        if (Directory.Exists(Path.Combine(from, MailFolder)))
        {
            Directory.Move(Path.Combine(from, MailFolder), Path.Combine(to, MailFolder));
        }

        ReportFiles.Join(from, to);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
