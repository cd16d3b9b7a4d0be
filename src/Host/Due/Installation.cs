using System.Globalization;
using ActionPlan.Host.Audit;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Due;

/// <summary>When the system was first started on this database: a plan that does not say from when it is in use is in use from then.</summary>
internal sealed class Installation(IDbContextFactory<AppDb> databases, TimeProvider clock)
{
    private const string Key = "installedAt";

    /// <summary>The quarter of installation in the plan's calendar; remembered at the first call on a database.</summary>
    public async Task<Period> Quarter(Plan plan, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = await db.Settings.FindAsync([Key], cancellation);
        if (row is null)
        {
            row = new SettingRow { Key = Key, Value = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) };
            db.Add(row);
            await AuditTrail.InOne(db, new AuditNote(Actor.System("Khởi động"), AuditActions.Installed, null, plan), clock, () => db.SaveChangesAsync(cancellation), cancellation);
        }

        return QuarterOf(plan, row);
    }

    /// <summary>The same by a context that may be in a transaction, and must not wait for another: what is not remembered yet is now.</summary>
    public async Task<Period> Quarter(AppDb db, Plan plan, CancellationToken cancellation) =>
        await db.Settings.FindAsync([Key], cancellation) is { } row ? QuarterOf(plan, row) : plan.Calendar.QuarterOf(plan.DayOf(clock.GetUtcNow()));

    private static Period QuarterOf(Plan plan, SettingRow row) =>
        plan.Calendar.QuarterOf(plan.DayOf(DateTimeOffset.ParseExact(row.Value, "O", CultureInfo.InvariantCulture)));
}
