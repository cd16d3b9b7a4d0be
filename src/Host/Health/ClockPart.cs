using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Health;

/// <summary>Whether the machine's clock can be right: a trail that goes on into the future was written by one that was ahead, or this one is behind.</summary>
internal sealed class ClockPart(AppDbFactory databases, AllPlans plans, TimeProvider clock) : IHealthPart
{
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(2);

    public bool AsksDatabase => true;

    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var now = clock.GetUtcNow();
        var newest = await db.Audit.AsNoTracking().OrderByDescending(row => row.Seq).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancellation);
        return [new HealthLine("Clock", newest > now + Slack ? HealthState.Bad : HealthState.Good, Show.Moment(now, plans.Zone()),
            Show.Moment(newest, plans.Zone()))];
    }
}
