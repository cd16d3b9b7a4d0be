using ActionPlan.Host.Figures;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Registers;

/// <summary>
/// Rows that still stand in an area that was split. They count for none of its parts, so that a part's register is not complete before a
/// person has moved them: what is open there would be gone.
/// </summary>
internal static class UnmovedRows
{
    /// <summary>The area in which there are some; null where there are none.</summary>
    /// <param name="command">What is to be confirmed for a part.</param>
    public static async Task<Area?> Of(AppDb db, Plan plan, ConfirmRegister command, CancellationToken cancellation)
    {
        if (!plan.Areas.HaveLineage)
        {
            return null;
        }

        var area = plan.Areas.Find(command.Area)!;
        var entries = from period in command.Periods
                      from counted in CountedEntries.Figures(plan, command.Module, command.Register)
                      from split in SplitInto(plan, new CountedEntry(command.Module, counted, area, period))
                      select split;
        var counts = await Recount.Count(db, plan, [.. entries.Distinct()], cancellation);
        return counts.FirstOrDefault(count => count.Value != 0).Entry?.Area;
    }

    /// <summary>Those of some entries behind which there are such rows, with the area of these; but what lies within an area is counted with it.</summary>
    public static async Task<IReadOnlyDictionary<CountedEntry, Area>> Behind(
        AppDb db, Plan plan, IEnumerable<CountedEntry> entries, CancellationToken cancellation)
    {
        var behind =
            entries.Select(entry => (Entry: entry, Split: SplitInto(plan, entry).Where(split => !entry.Area.WithDescendants().Contains(split.Area)).ToList()))
                .Where(one => one.Split.Count > 0).ToList();
        var unmoved = (await Recount.Count(db, plan, [.. behind.SelectMany(one => one.Split).Distinct()], cancellation)).Where(count => count.Value != 0)
            .Select(count => count.Entry).ToHashSet();
        return behind.Where(one => one.Split.Exists(unmoved.Contains)).DistinctBy(one => one.Entry)
            .ToDictionary(one => one.Entry, one => one.Split.Find(unmoved.Contains)!.Area);
    }

    // The same of the areas that were split, of which the entry's area or one below it is a part.
    private static IEnumerable<CountedEntry> SplitInto(Plan plan, CountedEntry entry)
    {
        var days = entry.Days(plan);
        var isLevel = plan.FigureById[entry.Counted.Figure].Type == FigureType.Stock;
        return from place in entry.Area.WithDescendants()
               from part in plan.Areas.PredecessorsOf(place, days.Last)
               where part.Area.MergedInto is null && (isLevel || part.Since <= days.First)
               select entry with { Area = part.Area };
    }
}
