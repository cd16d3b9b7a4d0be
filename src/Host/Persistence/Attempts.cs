namespace ActionPlan.Host.Persistence;

/// <summary>
/// Does a whole unit of work again – from the first look on, with a context of its own each time – where the database gave it up for something that
/// passes: a deadlock, a connection that broke, somebody who was faster. EF's own strategy repeats single statements, keeps what a query
/// answers in memory for it, and knows nothing of files and of what was recorded.
/// </summary>
internal sealed partial class Attempts(ILogger<Attempts> log)
{
    public const int Most = 4;

    /// <summary>Who waits on a page has waited long enough then.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(1250)];

    /// <param name="what">For the log.</param>
    /// <param name="attempt">All of it, so that nothing of a failed one is left in memory.</param>
    public async Task<T> Make<T>(string what, Func<Task<T>> attempt, CancellationToken cancellation)
    {
        var began = TimeProvider.System.GetTimestamp();
        for (var made = 1; ; made++)
        {
            try
            {
                return await attempt();
            }
            catch (Exception error) when (made < Most && error.Passes() is { } why && TimeProvider.System.GetElapsedTime(began) < Patience)
            {
                Telemetry.CountRetry("database", why.ToString());
                Again(log, what, why, made + 1, DatabaseAdvice.OneLine(error));
            }

            await Task.Delay(Pauses[made - 1], TimeProvider.System, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{What} met a {Why} of the database; attempt {Attempt} follows: {Message}")]
    private static partial void Again(ILogger log, string what, string why, int attempt, string message);
}
