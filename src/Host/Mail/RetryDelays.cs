namespace ActionPlan.Host.Mail;

/// <summary>How long to wait after each attempt that failed: about three days in all, then a person has to look.</summary>
internal static class RetryDelays
{
    private static readonly TimeSpan MendedWithin = TimeSpan.FromHours(1);
    private static readonly TimeSpan[] AfterAttempt =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1), TimeSpan.FromHours(4), TimeSpan.FromHours(12),
        TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ];

    public static TimeSpan Longest => AfterAttempt[^1];

    /// <summary>The wait while the configuration is at fault, or no server is there: never longer than an hour, so that all goes soon afterwards.</summary>
    public static TimeSpan UntilMended(int attempts) => After(attempts) is { } wait && wait < MendedWithin ? wait : MendedWithin;

    /// <summary>
    /// How many attempts count after one that met no server, or a wrong configuration: as many as make the wait longer, so that a server that is back
    /// after days and first says 'not now' is asked again.
    /// </summary>
    public static int Counted(int attempts) => UntilMended(attempts) < MendedWithin ? attempts : attempts - 1;

    /// <summary>The wait after so many attempts; null when there have been enough.</summary>
    public static TimeSpan? After(int attempts) => attempts <= AfterAttempt.Length ? AfterAttempt[attempts - 1] : null;
}
