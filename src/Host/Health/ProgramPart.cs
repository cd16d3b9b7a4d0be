using System.Runtime.InteropServices;

namespace ActionPlan.Host.Health;

/// <summary>What runs here.</summary>
internal sealed class ProgramPart : IHealthPart
{
    public Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<HealthLine>>(
        [new HealthLine("Program", HealthState.Good, ProgramVersion.Text, RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier)]);
}
