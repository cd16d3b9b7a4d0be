using System.Collections.Concurrent;

namespace ActionPlan.Host.Figures;

/// <summary>An entry that took the place of an earlier one, by their numbers.</summary>
internal readonly record struct Replacement(long Seq, long Earlier, string Area);

/// <summary>
/// Which entries took the place of earlier ones, found once: entries are only ever added, by one after the other, so that what was found up to one of
/// them stays so, and each look goes on from there. No index finds them.
/// </summary>
internal sealed class KnownReplacements
{
    private readonly ConcurrentDictionary<string, (long UpTo, IReadOnlyList<Replacement> All)> plans = new(StringComparer.Ordinal);

    /// <summary>The oldest first, of all areas: whoever shows them leaves out what its reader does not reach.</summary>
    public async Task<IReadOnlyList<Replacement>> Of(AppDb db, Plan plan, CancellationToken cancellation)
    {
        var (upTo, all) = plans.GetValueOrDefault(plan.Id, (0, []));
        var entries = db.Figures.IgnoreQueryFilters().AsNoTracking();
        var newest = await entries.MaxAsync(row => (long?)row.Seq, cancellation) ?? 0;
        if (newest == upTo)
        {
            return all;
        }

        // Joined to nothing the plan's id is none that an index finds: by that all entries of the plan would be looked at again.
        var added = await entries.Where(row => row.Seq > upTo && row.Seq <= newest && row.PlanId + "" == plan.Id && row.Origin != FigureOrigin.Counted)
            .Select(row => new
            {
                row.Seq, row.Area,
                Earlier = entries.Where(one => one.PlanId == row.PlanId && one.Area == row.Area && one.Figure == row.Figure)
                    .Where(one => one.Period == row.Period && one.Seq < row.Seq).Max(one => (long?)one.Seq),
            })
            .Where(row => row.Earlier != null).OrderBy(row => row.Seq).ToListAsync(cancellation);
        // One text for each area, however many entries name it.
        var known = (UpTo: newest, All: (IReadOnlyList<Replacement>)[
            .. all, .. added.Select(row => new Replacement(row.Seq, row.Earlier!.Value, plan.Areas.Find(row.Area)?.Id ?? row.Area)),
        ]);
        plans[plan.Id] = known;
        return known.All;
    }
}
