using ActionPlan.Host.Files;

namespace ActionPlan.Host.Health;

/// <summary>How much room there is.</summary>
internal sealed class DiskPart(DiskRoom disk, Deployment deployment) : IHealthPart
{
    private const long Low = 5L << 30;

    public Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<HealthLine>>(
        [new HealthLine("Disk", !disk.Takes(DiskRoom.Large) ? HealthState.Bad : disk.Free < Low ? HealthState.Warning : HealthState.Good,
            HealthServices.Size(disk.Free), deployment.DataFolder)]);
}
