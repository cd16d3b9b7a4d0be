namespace ActionPlan.Host.Files;

/// <summary>How much a unit may add in a quarter of the calendar, whatever for. Files that were withdrawn since lie on the disk all the same.</summary>
internal sealed class EvidenceQuota(AppDb db, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>A row costs more than its file where that is tiny.</summary>
    public const long LeastOfOne = 64 * 1024;

    private const long UsualMegabytes = 1024;

    /// <summary>In megabytes: <c>Files:MegabytesPerUnitAndQuarter</c>.</summary>
    public long Megabytes => configuration.GetValue("Files:MegabytesPerUnitAndQuarter", UsualMegabytes);

    public async Task<bool> Takes(Plan plan, string unit, long bytes, CancellationToken cancellation)
    {
        var (since, until) = Quarter(plan);
        var added = await db.Evidence.Where(row => row.PlanId == plan.Id && row.Unit == unit && row.AddedAt >= since && row.AddedAt < until)
            .SumAsync(row => row.Size < LeastOfOne ? LeastOfOne : row.Size, cancellation);
        return added + Math.Max(bytes, LeastOfOne) <= Megabytes * 1024 * 1024;
    }

    // Files of a quarter to come were added while the clock was ahead.
    private (DateTimeOffset Begins, DateTimeOffset Ends) Quarter(Plan plan)
    {
        var today = plan.DayOf(clock.GetUtcNow());
        var first = new DateTime(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
        return (At(first), At(first.AddMonths(3)));

        DateTimeOffset At(DateTime day) => new DateTimeOffset(day, plan.TimeZone.GetUtcOffset(day)).ToUniversalTime();
    }
}
