using System.Diagnostics;
using ActionPlan.Host.Words;

namespace ActionPlan.Benchmarks;

/// <summary>Where an evaluation's time goes, by the host's own spans; those of its statements are left out.</summary>
internal sealed class Phases : IDisposable
{
    private readonly List<(string Name, TimeSpan Took)> took = [];
    private readonly ActivityListener listener;

    public Phases()
    {
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> asked) =>
                asked.Name == "database" ? ActivitySamplingResult.None : ActivitySamplingResult.AllData,
            ActivityStopped = activity => took.Add((activity.OperationName, activity.Duration)),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public override string ToString() => string.Join(", ", took.Select(phase => $"{phase.Name} {phase.Took.TotalMilliseconds:N0}"));

    public void Dispose() => listener.Dispose();
}
