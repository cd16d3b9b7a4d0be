namespace ActionPlan.Host.Scheduling;

/// <summary>
/// Does again what met a database that somebody else held, or that was full or away: soon after it can be used, not at the next day's firing.
/// </summary>
internal sealed partial class Patience(TimeProvider clock, ILogger<Patience> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <param name="work">What asks the database what is due, so that doing it again does nothing twice.</param>
    public async Task With(Func<Task> work, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception error) when (error.Trouble() is { } trouble)
            {
                Telemetry.CountRetry("database", trouble.ToString());
                Waiting(log, trouble, Pause.TotalSeconds, DatabaseAdvice.OneLine(error));
                await Task.Delay(Pause, clock, cancellation);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The database cannot be used ({Trouble}); trying again in {Seconds} s: {Message}")]
    private static partial void Waiting(ILogger log, DatabaseTrouble trouble, double seconds, string message);
}
