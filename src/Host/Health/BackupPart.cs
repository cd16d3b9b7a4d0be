using ActionPlan.Host.Backups;

namespace ActionPlan.Host.Health;

/// <summary>How old the newest backup is, and whether one was put back for a trial.</summary>
internal sealed class BackupPart(RegularBackups backups, AllPlans plans, TimeProvider clock) : IHealthPart
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(26);

    public Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<HealthLine>>([Line()]);

    private HealthLine Line()
    {
        if (backups.Settings.Folder is not { } folder)
        {
            return new HealthLine("Backup", HealthState.Warning);
        }

        var (newest, proved, zone) = (backups.Newest?.At, backups.LastProved, plans.Zone());
        return backups.Obstacle() is { } obstacle ? new HealthLine("Backup", HealthState.Bad, obstacle, Show.Moment(newest, zone)) { Case = "Obstacle" }
            : backups.Problem is { } problem ? new HealthLine("Backup", HealthState.Bad, problem, Show.Moment(newest, zone))
            : newest is null || clock.GetUtcNow() - newest > Every ? new HealthLine("Backup", HealthState.Bad, Show.Moment(newest, zone)) { Case = "Late" }
            : new HealthLine("Backup", HealthState.Good, Show.Moment(newest, zone), Show.Moment(proved, zone), folder);
    }
}
