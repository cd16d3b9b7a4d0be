namespace ActionPlan.Host.Figures.Entry;

/// <summary>Which quarters the office has locked.</summary>
internal sealed class PeriodLocks(AppDb db)
{
    public async Task<bool> IsLocked(Plan plan, string rootArea, Period quarter, CancellationToken cancellation) =>
        await db.PeriodLocks.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Area == rootArea && row.Quarter == quarter)
            .OrderByDescending(row => row.Id).Select(row => row.IsLocked).FirstOrDefaultAsync(cancellation);

    /// <summary>All locked quarters by root area.</summary>
    public async Task<IReadOnlySet<(string Area, Period Quarter)>> All(Plan plan, CancellationToken cancellation)
    {
        var rows = await db.PeriodLocks.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellation);
        return rows.GroupBy(row => (row.Area, row.Quarter)).Where(group => group.MaxBy(row => row.Id)!.IsLocked).Select(group => group.Key).ToHashSet();
    }
}
