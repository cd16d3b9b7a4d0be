using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>Which quarters the office has locked.</summary>
internal static class PeriodLocks
{
    public static async Task<bool> IsLocked(AppDb db, Plan plan, string rootArea, Period quarter, CancellationToken cancellation) =>
        await db.PeriodLocks.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Area == rootArea && row.Quarter == quarter)
            .OrderByDescending(row => row.Id).Select(row => row.IsLocked).FirstOrDefaultAsync(cancellation);

    /// <summary>All locked quarters by root area.</summary>
    public static async Task<IReadOnlySet<(string Area, Period Quarter)>> All(AppDb db, Plan plan, CancellationToken cancellation)
    {
        var rows = await db.PeriodLocks.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellation);
        return rows.GroupBy(row => (row.Area, row.Quarter)).Where(group => group.MaxBy(row => row.Id)!.IsLocked).Select(group => group.Key).ToHashSet();
    }
}
