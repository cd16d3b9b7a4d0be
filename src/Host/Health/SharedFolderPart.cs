using ActionPlan.Host.Files;

namespace ActionPlan.Host.Health;

/// <summary>Where hosts share a database: whether this one sees the folder that the others see.</summary>
internal sealed class SharedFolderPart(SharedFolder shared, Deployment deployment) : IHealthPart
{
    public bool AsksDatabase => true;

    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation) => !shared.IsWanted ? []
        : await shared.Problem(cancellation) is { } problem ? [new HealthLine("SharedFolder", HealthState.Bad, problem)]
        : [new HealthLine("SharedFolder", HealthState.Good, deployment.DataFolder)];
}
