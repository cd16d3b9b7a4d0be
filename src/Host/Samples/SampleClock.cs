namespace ActionPlan.Host.Samples;

/// <summary>The clock of the made-up course: it stands where the loader sets it, and timers run as usual.</summary>
internal sealed class SampleClock : TimeProvider
{
    private long ticks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Set(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        Interlocked.Exchange(ref ticks, local.Ticks - zone.GetUtcOffset(local).Ticks);
    }
}
