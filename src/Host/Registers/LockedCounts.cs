using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Registers;

/// <summary>
/// What has been counted from a register for periods that the office has locked: a row may change as it likes as long as none of these
/// counts would.
/// </summary>
internal sealed class LockedCounts
{
    private readonly IReadOnlyList<(Period Quarter, ILookup<string, Func<Entry, decimal>> Shares)> counts;

    public LockedCounts(IReadOnlyList<(Period, ILookup<string, Func<Entry, decimal>>)> counts) => this.counts = counts;

    public static bool IsLocked(IReadOnlySet<(string Area, Period Quarter)> locks, Plan plan, CountedEntry entry) =>
        locks.Contains((plan.Areas.RootOf(entry.Area).Id, Quarter(plan, entry)));

    /// <summary>The first locked quarter whose count would change.</summary>
    /// <param name="before">The row as it was; null for a new one.</param>
    /// <param name="after">The row as it would be.</param>
    public Period? ChangedBy(Entry? before, Entry after)
    {
        var changed = counts.Where(count => Share(count.Shares, before) != Share(count.Shares, after)).Select(count => count.Quarter).ToList();
        return changed.Count == 0 ? null : changed.Min();
    }

    /// <summary>The locked quarters that count the row.</summary>
    public IEnumerable<Period> Counting(Entry entry) =>
        counts.Where(count => Share(count.Shares, entry) != 0).Select(count => count.Quarter).Distinct().Order();

    private static decimal Share(ILookup<string, Func<Entry, decimal>> shares, Entry? entry) =>
        entry is null ? 0 : shares[entry.Area].Sum(share => share(entry));

    public static Period Quarter(Plan plan, CountedEntry entry) => SheetLayout.QuarterOf(plan, plan.FigureById[entry.Counted.Figure], entry.Period);
}

internal sealed class LockedCountsReading(AppDb db)
{
    public async Task<LockedCounts> Load(Plan plan, KnownRegister register, CancellationToken cancellation)
    {
        var locks = await new PeriodLocks(db).All(plan, cancellation);
        if (locks.Count == 0)
        {
            return new LockedCounts([]);
        }

        var (module, id) = (register.Module.Name, register.Register.Id);
        var confirmed = await db.RegisterConfirmations.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Module == module && row.Register == id).ToListAsync(cancellation);
        return new LockedCounts(
        [
            .. from entry in CountedEntries.Of(plan, confirmed)
               where LockedCounts.IsLocked(locks, plan, entry)
               select (LockedCounts.Quarter(plan, entry), Shares(plan, entry)),
        ]);
    }

    // One function for all areas that count the same days.
    private static ILookup<string, Func<Entry, decimal>> Shares(Plan plan, CountedEntry entry) =>
        (from place in entry.Places(plan)
         group place.Area by place.Days into areas
         let share = entry.Counted.ShareWithin(areas.Key)
         from area in areas
         select (Area: area, Share: share)).ToLookup(one => one.Area, one => one.Share, StringComparer.Ordinal);
}
