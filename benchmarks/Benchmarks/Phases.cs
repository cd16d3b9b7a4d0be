using System.Diagnostics;
using ActionPlan.Host.Words;

namespace ActionPlan.Benchmarks;

/// <summary>Where an evaluation's time goes, by the host's own spans; those of its statements are left out.</summary>
internal sealed class Phases : IDisposable
{
    private readonly List<(string Name, TimeSpan Took, TimeSpan Worked)> took = [];
    private readonly ActivityListener listener;

    public Phases()
    {
        var busy = new Dictionary<Activity, TimeSpan>();
        listener = new ActivityListener
        {
            ActivityStarted = activity => busy[activity] = Environment.CpuUsage.TotalTime,
            ShouldListenTo = source => source.Name == Telemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> asked) =>
                asked.Name == "database" ? ActivitySamplingResult.None : ActivitySamplingResult.AllData,
            ActivityStopped = activity => took.Add((activity.OperationName, activity.Duration, Environment.CpuUsage.TotalTime - busy[activity])),
        };
        ActivitySource.AddActivityListener(listener);
    }

    public override string ToString() => string.Join(", ", took.Select(phase => $"{phase.Name} {phase.Took.TotalMilliseconds:N0} ({phase.Worked.TotalMilliseconds:N0})"));

    public void Dispose() => listener.Dispose();
}
