using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Registers;

/// <summary>
/// A confirmation counts only while what it confirmed is still what is counted. A split that was published after it, or a row that was entered
/// for the old area since, leaves rows that no part counts; a merger that was published after it adds an area whose register nobody spoke
/// for. What such a register counts is missing until rows are moved, or the other register is confirmed: never a verdict on a part of it.
/// </summary>
internal sealed class CountsInDoubt(AppDb db, PlanInForce plans)
{
    /// <summary>
    /// The cells up to the end of a period's year that judging reads as missing: the plan's own, and those of the plans that it continues, whose counts are
    /// its base.
    /// </summary>
    public async Task<IReadOnlySet<CellOfPlan>> Of(Plan plan, Period upTo, CancellationToken cancellation)
    {
        var doubted = new HashSet<CellOfPlan>();
        foreach (var one in plan.EarlierOnes.Prepend(plan))
        {
            doubted.UnionWith((await Why(one, upTo, cancellation)).Keys.Select(cell => new CellOfPlan(one.Id, cell)));
        }

        return doubted;
    }

    /// <summary>Those of one plan alone, each with the area whose rows have to be moved, or whose own register confirmed.</summary>
    public async Task<IReadOnlyDictionary<CellKey, Area>> Why(Plan plan, Period upTo, CancellationToken cancellation)
    {
        if (!plan.Areas.HaveLineage)
        {
            return new Dictionary<CellKey, Area>();
        }

        // Whoever reads here is shown areas of the plan at hand: which of an earlier one's they were is not asked of him.
        var rows = plan.Id == plans.Id ? db.RegisterConfirmations : db.RegisterConfirmations.IgnoreQueryFilters();
        var confirmed = await rows.AsNoTracking().Where(row => row.PlanId == plan.Id).ToListAsync(cancellation);
        var versions = plans.Related(plan.Id);
        var entries = CountedEntries.Of(plan, confirmed).Where(entry => entry.Period.Year <= upTo.Year).ToList();
        var unmoved = await UnmovedRows.Behind(db, plan, entries, cancellation);
        var known = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        return entries.Select(entry =>
            (entry.Cell, Area: unmoved.GetValueOrDefault(entry) ?? Strangers(plan, entry).FirstOrDefault(area => !SpokenFor(area, entry))))
            .Where(one => one.Area is not null).DistinctBy(one => one.Cell).ToDictionary(one => one.Cell, one => one.Area!);

        bool SpokenFor(Area area, CountedEntry entry)
        {
            var same = confirmed.Where(row => row.Module == entry.Module && row.Register == entry.Counted.Register).ToList();
            var quarters = same.Where(row => row.Area == area.Id).SelectMany(row => row.Period.Quarters).ToHashSet();
            if (!known.TryGetValue(area.Id, out var since))
            {
                known[area.Id] = since = MergerKnownSince(versions, area);
            }

            return entry.Period.Quarters
                .All(quarter => quarters.Contains(quarter)
                    || same.Exists(row => row.Area == entry.Area.Id && row.Period.Quarters.Contains(quarter) && row.At >= since));
        }
    }

    // What merged into the area from outside it: what lies below is confirmed with it.
    private static IEnumerable<Area> Strangers(Plan plan, CountedEntry entry) => entry.Places(plan).Where(place => place.Plan is null)
        .Select(place => plan.Areas.Find(place.Area)!).Where(area => area.MergedInto is not null).Except(entry.Area.WithDescendants());

    private static DateTimeOffset MergerKnownSince(PlanInForce versions, Area area) => versions.Publications.Standing
        .Where(row => versions.Version(row.Sha256).Areas.Find(area.Id)?.MergedInto == area.MergedInto).Select(row => row.At)
        .DefaultIfEmpty(DateTimeOffset.MinValue).Min();
}

internal static class DoubtedCounts
{
    /// <summary>The area because of which a confirmation does not count; null where it does.</summary>
    public static Area? Behind(this IReadOnlyDictionary<CellKey, Area> doubts, Plan plan, RegisterConfirmationRow row)
    {
        var counted = CountedEntries.Figures(plan, row.Module, row.Register).Select(figure => figure.Figure).ToHashSet(StringComparer.Ordinal);
        return doubts.Where(doubt =>
            doubt.Key.Area == row.Area && counted.Contains(doubt.Key.Figure) && doubt.Key.Period.Quarters.Intersect(row.Period.Quarters).Any())
            .Select(doubt => doubt.Value).FirstOrDefault();
    }
}
