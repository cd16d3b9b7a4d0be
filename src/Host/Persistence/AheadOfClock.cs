namespace ActionPlan.Host.Persistence;

/// <summary>
/// Whether something was noted by a machine whose clock was ahead. It must not pass for done when its day comes: told twice is better than
/// never. Nothing is changed for it, so that a clock that is behind for an hour, before it is set, forgets nothing for good.
/// </summary>
internal static class AheadOfClock
{
    /// <summary>The clocks of machines that share a database may differ by as much.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromHours(1);

    /// <param name="later">The times of what was noted after it.</param>
    /// <param name="at">The time it was noted with.</param>
    public static async Task<bool> PutClockBack(this IQueryable<DateTimeOffset> later, DateTimeOffset at, DateTimeOffset now, CancellationToken cancellation)
    {
        var clearlyBefore = at - Apart;
        return clearlyBefore > now || await later.AnyAsync(other => other < clearlyBefore, cancellation);
    }

    /// <summary>The same where the times are at hand.</summary>
    public static bool PutClockBack(this IEnumerable<DateTimeOffset> later, DateTimeOffset at, DateTimeOffset now)
    {
        var clearlyBefore = at - Apart;
        return clearlyBefore > now || later.Any(other => other < clearlyBefore);
    }
}
