using ActionPlan.Host.Backups;
using ActionPlan.Host.Due;
using ActionPlan.Host.Mail;

namespace ActionPlan.Host.Health;

/// <summary>Measures now and then what no event tells: what waits, what is overdue, how old the newest backup is. Runs only where somebody listens.</summary>
internal sealed partial class Measuring(
    IServiceScopeFactory scopes, AppDbFactory databases, AllPlans plans, RegularBackups backups, TimeProvider clock, ILogger<Measuring> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await Measure(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                Failed(log, error.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task Measure(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using (var scope = scopes.CreateAsyncScope())
        {
            var lines = await scope.ServiceProvider.GetRequiredService<MachineHealth>().Read(thoroughly: false, cancellation);
            Telemetry.PartsBad.Record(lines.Count(line => line.State == HealthState.Bad));
        }

        if (backups.Settings.Folder is not null)
        {
            Telemetry.BackupAge.Record(backups.Shelf.All is [var newest, ..] ? (now - newest.At).TotalSeconds : double.PositiveInfinity);
        }

        await using var db = databases.CreateDbContext();
        Telemetry.OldestUnsent.Record(await db.Outbox.OldestUnsent(cancellation) is { } since ? Math.Max(0, (now - since).TotalSeconds) : 0);
        foreach (var plan in plans.Open.ToList())
        {
            await using var ofPlan = databases.CreateOf(plan.Id);
            Telemetry.OverdueFigures.Record(await Overdue(ofPlan, plan, now, cancellation), KeyValuePair.Create<string, object?>("plan", plan.Id));
        }
    }

    private static async Task<long> Overdue(AppDb db, PlanInForce plans, DateTimeOffset now, CancellationToken cancellation)
    {
        var plan = plans.Current;
        var today = plan.DayOf(now);
        var last = plan.Calendar.QuarterOf(today);
        // Whose quarter has been reported is asked no more.
        var quarters = new[] { last.AddQuarters(-1), last }.Where(quarter => quarter >= plan.FirstInUse(plans.InUseSince) && quarter <= plan.To).ToList();
        var cells = await new EntryProgress(db, plans).Load(plans.InUseSince, ReportingUnits.For(Actor.System("Đo lường"), plan), quarters, cancellation);
        return SheetProgress.Of(cells).Sum(sheet => (long)sheet.Overdue(today));
    }

    [LoggerMessage(LogLevel.Warning, "What is measured now and then could not be: {Reason}")]
    private static partial void Failed(ILogger log, string reason);
}
