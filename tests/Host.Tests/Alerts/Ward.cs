using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>An installation with a small plan of its own, a real SQLite file and a clock that stands until it is told to go on.</summary>
internal sealed class Ward : IAsyncDisposable
{
    public static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private readonly Dictionary<string, string?> settings = new(StringComparer.Ordinal);
    private readonly bool isSample;
    private readonly bool isBeside;
    private readonly Stack<IHostedService> running = new();
    private ServiceProvider services;
    private AsyncServiceScope scope;

    private Ward(FakeTimeProvider clock, string planJson, string rulesJson, bool isSample, bool onFile = false)
    {
        Clock = clock;
        this.isSample = isSample;
        Folder = Directory.CreateTempSubdirectory().FullName;
        Rewrite(planJson, rulesJson);
        settings["Rules:Folder"] = Path.Combine(Folder, "rules");
        foreach (var (setting, value) in onFile ? [] : TestDatabases.Settings)
        {
            settings[setting] = value;
        }

        settings["ActionPlan:PublicUrl"] = "https://phuong12.example/ctr/";
        services = Build();
        scope = services.CreateAsyncScope();
    }

    // A second host on the same data, with a rule folder of its own.
    private Ward(Ward other)
    {
        (Clock, Folder, isSample, isBeside) = (other.Clock, other.Folder, other.isSample, true);
        settings = new Dictionary<string, string?>(other.settings, StringComparer.Ordinal) { ["Rules:Folder"] = Path.Combine(Folder, "rules-beside") };
        Rewrite(WardPlan.Json);
        services = Build();
        scope = services.CreateAsyncScope();
    }

    public FakeTimeProvider Clock { get; }

    public string Folder { get; }

    /// <summary>The cases whose rule fails in the runs to come.</summary>
    public IReadOnlyList<Case> Failing { get; set; } = [];

    /// <summary>What happens between a run's preparing and its completion.</summary>
    public Func<Task>? Meanwhile { get; set; }

    /// <summary>How many queries were asked of the database.</summary>
    public CountedQueries Queries { get; } = new();

    /// <summary>Fail when they are told to.</summary>
    public FailingCommits Commits { get; } = new();

    public string MailFolder => Path.Combine(Folder, "data", isSample ? "sample-mail" : "mail");

    /// <summary>Of a scope about the plan at hand.</summary>
    public IServiceProvider Services => scope.ServiceProvider;

    public Plan Plan => Services.GetRequiredService<PlanInForce>().Current;

    public static async Task<Ward> Open(string now = "2024-10-05 08:00", string? plan = null, bool isSample = false, string rules = WardPlan.Rules)
    {
        var ward = new Ward(new FakeTimeProvider(Time(now)), plan ?? WardPlan.Json, rules, isSample);
        await ward.Start();
        return ward;
    }

    /// <summary>With a database as it is; not started yet.</summary>
    /// <param name="onFile">In a file, whatever the others have.</param>
    public static Ward Unopened(bool onFile = false) =>
        new(new FakeTimeProvider(Time("2024-10-05 08:00")), WardPlan.Json, WardPlan.Rules, isSample: false, onFile);

    /// <summary>Another host on this one's database, with rules like this one's first ones in a folder of its own; not started yet.</summary>
    public Ward Beside() => new(this);

    /// <summary>What a start does.</summary>
    public async Task Begin()
    {
        await Get<DatabaseStart>().Migrate(TestContext.Current.CancellationToken);
        await Get<AllPlans>().Load(TestContext.Current.CancellationToken);
    }

    public static DateTimeOffset Time(string text) =>
        new(DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture), Vietnam);

    /// <param name="planJson">The plan's file.</param>
    /// <param name="rulesJson">Its only module's.</param>
    /// <param name="folder">Its folder's name: there may be several.</param>
    public void Rewrite(string planJson, string rulesJson = WardPlan.Rules, string folder = "plan")
    {
        var place = Directory.CreateDirectory(Path.Combine(settings.GetValueOrDefault("Rules:Folder") ?? Path.Combine(Folder, "rules"), folder)).FullName;
        File.WriteAllText(Path.Combine(place, "plan.json"), planJson);
        File.WriteAllText(Path.Combine(place, "security.json"), rulesJson);
    }

    /// <summary>In force with the next start.</summary>
    public void Set(string setting, string value) => settings[setting] = value;

    public void MailTo(int port)
    {
        settings["Mail:Smtp:Host"] = "127.0.0.1";
        settings["Mail:Smtp:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        settings["Mail:Smtp:Security"] = "None";
    }

    /// <summary>Starts what runs by itself: the scheduler, and the watch over the plan's folder.</summary>
    public async Task StartServices()
    {
        foreach (var service in services.GetServices<IHostedService>())
        {
            await service.StartAsync(TestContext.Current.CancellationToken);
            running.Push(service);
        }

        ((ApplicationLifetime)services.GetRequiredService<IHostApplicationLifetime>()).NotifyStarted();
    }

    /// <summary>Lets time pass in steps, as the scheduler needs it, until something has happened; slow machines get their time.</summary>
    public async Task PassUntil(Func<Task<bool>> happened, TimeSpan step, int steps)
    {
        const int patience = 3000;
        for (var i = 0; i < patience && !await happened(); i++)
        {
            Clock.Advance(i < steps ? step : TimeSpan.FromSeconds(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Lets time pass in steps.</summary>
    public async Task Pass(TimeSpan step, int steps)
    {
        for (var i = 0; i < steps; i++)
        {
            Clock.Advance(step);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task StopServices()
    {
        while (running.TryPop(out var service))
        {
            // The scheduler takes a moment to stop, by its own clock.
            var stopped = service.StopAsync(CancellationToken.None);
            while (!stopped.IsCompleted)
            {
                Clock.Advance(TimeSpan.FromMilliseconds(100));
                await Task.Delay(5);
            }

            await stopped;
        }
    }

    /// <summary>Ends the process and starts another on the same data.</summary>
    public async Task Restart()
    {
        await StopServices();
        await scope.DisposeAsync();
        await services.DisposeAsync();
        services = Build();
        scope = services.CreateAsyncScope();
        await Start();
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A feature's service on a context of the test's own.</summary>
    public T On<T>(AppDb db) => ActivatorUtilities.CreateInstance<T>(Services, db);

    public async Task<T> Read<T>(Func<AppDb, Task<T>> read)
    {
        await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
        return await read(db);
    }

    public Task<List<OutboxRow>> Outbox() => Read(db => db.Outbox.AsNoTracking().OrderBy(row => row.Id).ToListAsync());

    public Task<List<AlertRow>> Alerts() => Read(db => db.Alerts.AsNoTracking().Include(alert => alert.Events).OrderBy(alert => alert.Id).ToListAsync());

    public async Task<List<MimeMessage>> Messages()
    {
        var rows = await Outbox();
        var messages = new List<MimeMessage>(rows.Count);
        foreach (var row in rows)
        {
            messages.Add(Get<Dispatch>().Ready((await Get<Composing>().Look(row, CancellationToken.None))!));
        }

        return messages;
    }

    /// <summary>A completed run with the given verdicts on the ward, as evaluating would leave it.</summary>
    public async Task<RunRow> Judge(string quarter, RunTrigger trigger, params VerdictRow[] verdicts)
    {
        await using var db = services.GetRequiredService<AppDbFactory>().CreateDbContext();
        var run = new RunRow
        {
            PlanId = Plan.Id, PlanVersion = Plan.Version, Period = Period.Parse(quarter), FigureSeq = 0,
            StartedAt = Clock.GetUtcNow(), Trigger = trigger, By = "Thử", Failures = Failing.Count,
            PreviousRunId = (await db.Runs.AsNoTracking().InForce(Plan.Id, Period.Parse(quarter), TestContext.Current.CancellationToken))?.Id,
        };
        db.Add(run);
        await db.SaveChangesAsync();
        db.AddRange(verdicts.Select(verdict => verdict.In(run.Id)));
        db.AddRange(Failing.Select(failed => new FailureRow { RunId = run.Id, Rule = failed.Target, Area = failed.Area, Message = "Thử" }));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();

        var prepared = await Get<RunCompletion>().Prepare(db, Plan, run, TestContext.Current.CancellationToken);
        await (Meanwhile?.Invoke() ?? Task.CompletedTask);
        await using var transaction = await db.Database.BeginTransactionAsync();
        db.Attach(run).Entity.CompletedAt = Clock.GetUtcNow();
        await prepared.Write(db, TestContext.Current.CancellationToken);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        Clock.Advance(TimeSpan.FromSeconds(1));
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopServices();
        MigratedDatabase.LetGo(services);
        await scope.DisposeAsync();
        await services.DisposeAsync();
        if (!isBeside)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private ServiceProvider Build()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<IHostApplicationLifetime, ApplicationLifetime>();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddSingleton<IHostEnvironment>(new HostingEnvironment { ContentRootPath = Folder });
        collection.AddSingleton<TimeProvider>(Clock);
        collection.AddSingleton(new Deployment(isSample, Path.Combine(Folder, "data")));
        collection.AddFeatures(configuration);
        collection.AddDataProtection();
        collection.AddLocalization();
        collection.Configure<PasswordHasherOptions>(options => options.IterationCount = 1000);
        collection.AddScheduler(configuration);
        TestDatabases.Configure(collection, isSample, Queries, Commits);
        return collection.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    private async Task Start()
    {
        await TestDatabases.PutInto(Get<Deployment>());
        await Begin();
    }
}

internal static class Verdicts
{
    public static VerdictRow Of(string target, Status status, decimal? value = null, string area = "ward", decimal threshold = 5) => new()
    {
        RunId = 0, Target = target, Area = area, Status = status, Value = value, Threshold = threshold, Final = false,
    };

    public static VerdictRow Missing(string target, string dueOn, string area = "ward") => new()
    {
        RunId = 0, Target = target, Area = area, Status = Status.NoData, Final = false,
        Evidence = VerdictJson.Write(
            [new ViewReading("cases", View.Period, null, [],
                [new MissingEntry("cases", area, Period.Parse("2024-Q3"), DateOnly.Parse(dueOn, System.Globalization.CultureInfo.InvariantCulture))])]),
    };

    public static VerdictRow In(this VerdictRow verdict, long run) => new()
    {
        RunId = run, Target = verdict.Target, Area = verdict.Area, Status = verdict.Status, Value = verdict.Value,
        Threshold = verdict.Threshold, Final = verdict.Final, Remarks = verdict.Remarks, Evidence = verdict.Evidence,
    };
}
