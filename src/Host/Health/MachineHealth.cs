using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Backups;
using ActionPlan.Host.Files;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports.Pdf;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Health;

/// <summary>How the installation does, part by part, for whoever keeps it.</summary>
internal sealed class MachineHealth(
    AppDbFactory databases, DiskRoom disk, PublicSite site, AllPlans plans, Deployment deployment, IOptions<PdfSettings> printing, RegularBackups backups, ScheduleHealth schedules, TimeProvider clock)
{
    private const long Gigabyte = 1024L * 1024 * 1024;
    private const int LowGigabytes = 5;
    private static readonly TimeSpan BackupEvery = TimeSpan.FromHours(26);
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    public async Task<IReadOnlyList<HealthLine>> Read(CancellationToken cancellation = default)
    {
        if (await DatabaseHealth.Problem(databases, cancellation) is { } problem)
        {
            return [new HealthLine("Database", HealthState.Bad, problem), Disk()];
        }

        await using var db = databases.CreateDbContext();
        return
        [
            Database(), Backup(), Disk(), .. await Letters(db, cancellation), .. await schedules.Read(cancellation), .. Rules(), Office(), await Clock(db, cancellation),
            new HealthLine("Program", HealthState.Good, Version, RuntimeInformation.FrameworkDescription, (await db.Database.GetAppliedMigrationsAsync(cancellation)).LastOrDefault() ?? Show.Nothing),
        ];
    }

    private static string Version => typeof(MachineHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? Show.Nothing;

    private HealthLine Database() => databases.Choice.FilePath is { } file
        ? new HealthLine("Database", HealthState.Good, "SQLite", Size(new FileInfo(file) is { Exists: true } there ? there.Length : 0), file)
        : new HealthLine("Database", HealthState.Good, "SQL Server", Show.Nothing, Show.Nothing);

    private HealthLine Backup()
    {
        if (backups.Settings.Folder is null)
        {
            return new HealthLine("Backup", HealthState.Warning);
        }

        var all = backups.Shelf.All;
        var zone = plans.Open.Select(plan => plan.Current.TimeZone).FirstOrDefault() ?? TimeZoneInfo.Utc;
        var (newest, proved) = (all.Select(one => (DateTimeOffset?)one.At).FirstOrDefault(), all.Max(one => one.Proved));
        return backups.Problem is { } problem ? new HealthLine("Backup", HealthState.Bad, problem, Show.Moment(newest, zone))
            : newest is null || clock.GetUtcNow() - newest > BackupEvery ? new HealthLine("BackupLate", HealthState.Bad, Show.Moment(newest, zone))
            : new HealthLine("Backup", HealthState.Good, Show.Moment(newest, zone), Show.Moment(proved, zone), backups.Settings.Folder);
    }

    private HealthLine Disk() => new(
        "Disk", !disk.Takes(DiskRoom.Large) ? HealthState.Bad : disk.Free < LowGigabytes * Gigabyte ? HealthState.Warning : HealthState.Good, Size(disk.Free), deployment.DataFolder);

    private async Task<IReadOnlyList<HealthLine>> Letters(AppDb db, CancellationToken cancellation)
    {
        var failed = await db.Outbox.CountAsync(row => row.State == OutboxState.Failed, cancellation);
        var homeless = await db.Outbox.CountAsync(row => row.State == OutboxState.NoAddress, cancellation);
        var oldest = await db.Outbox.Where(row => row.State == OutboxState.Waiting || row.State == OutboxState.Sending).MinAsync(row => (DateTimeOffset?)row.CreatedAt, cancellation);
        var last = await db.Outbox.AsNoTracking().Where(row => row.State == OutboxState.Failed).OrderByDescending(row => row.Id).Select(row => row.LastError).FirstOrDefaultAsync(cancellation);
        var waits = oldest is { } since && clock.GetUtcNow() - since > LongWait;
        return
        [
            new HealthLine("MailServer", site.Leave && site.Site is null || (!site.Leave && !deployment.IsSample) ? HealthState.Warning : HealthState.Good)
            {
                Of = deployment.IsSample ? "Sample" : !site.Leave ? "Files" : site.Site is null ? "NoAddress" : null,
            },
            new HealthLine(
                "Letters", failed > 0 ? HealthState.Bad : homeless > 0 || waits ? HealthState.Warning : HealthState.Good, Number(failed), Number(homeless), last ?? Show.Nothing),
        ];
    }

    private IEnumerable<HealthLine> Rules() => plans.Open.Select(plan => new HealthLine(
        "Rules", plan.Problems.Count > 0 ? HealthState.Bad : plan.Warnings.Count > 0 || plan.Waiting is not null ? HealthState.Warning : HealthState.Good,
        Number(plan.Problems.Count), Number(plan.Warnings.Count), plan.Current.Version[..12]) { Of = plan.Current.Name });

    private HealthLine Office() => OfficeSuite.Find(printing.Value.LibreOffice) is { } found
        ? new HealthLine("Office", HealthState.Good, found)
        : new HealthLine("Office", HealthState.Warning);

    // A trail that goes on into the future was written by a clock that was ahead, or this one is behind.
    private async Task<HealthLine> Clock(AppDb db, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var newest = await db.Audit.AsNoTracking().OrderByDescending(row => row.Seq).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellation);
        var zone = plans.Open.Select(plan => plan.Current.TimeZone).FirstOrDefault() ?? TimeZoneInfo.Utc;
        return new HealthLine("Clock", newest > now + ClockSlack ? HealthState.Bad : HealthState.Good, Show.Moment(now, zone), Show.Moment(newest, zone));
    }

    private static string Size(long bytes) => bytes >= Gigabyte
        ? ((decimal)bytes / Gigabyte).ToString("N1", CultureInfo.CurrentCulture) + " GB"
        : ((decimal)bytes / 1024 / 1024).ToString("N1", CultureInfo.CurrentCulture) + " MB";

    private static string Number(int count) => count.ToString(CultureInfo.CurrentCulture);
}
