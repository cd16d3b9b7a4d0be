using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Scheduling;

/// <summary>
/// What runs by itself may go on for two thirds of the time that the host gives a stop; then it gives up, so that what it began is taken
/// back by itself and not cut off with the process.
/// </summary>
internal sealed class StopTime : IDisposable
{
    private readonly CancellationTokenSource over;
    private readonly CancellationTokenRegistration stopping;

    public StopTime(IHostApplicationLifetime lifetime, IOptions<HostOptions> host, TimeProvider clock)
    {
        over = new CancellationTokenSource(Timeout.InfiniteTimeSpan, clock);
        stopping = lifetime.ApplicationStopping.Register(() => over.CancelAfter(host.Value.ShutdownTimeout * 2 / 3));
    }

    /// <summary>Does some work, which ends with its own token or when that time is over.</summary>
    public async Task Within(Func<CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        try
        {
            await work(either.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The next start asks the database what is due.
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        over.Dispose();
    }
}
