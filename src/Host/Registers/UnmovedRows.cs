using ActionPlan.Host.Figures;
using ActionPlan.Host.Registers;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Registers;

/// <summary>
/// Rows that still stand in an area that was split. They count for none of its parts, so that a part's register is not complete before a
/// person has moved them: what is open there would be gone.
/// </summary>
internal static class UnmovedRows
{
    /// <summary>The area in which there are some; null where there are none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="command">What is to be confirmed for a part.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<Area?> Of(AppDb db, Plan plan, ConfirmRegister command, CancellationToken cancellation)
    {
        if (!plan.Areas.HaveLineage)
        {
            return null;
        }

        var places = plan.Areas.Find(command.Area)!.WithDescendants().ToList();
        var entries = from period in command.Periods
                      from counted in CountedEntries.Figures(plan, command.Module, command.Register)
                      let isLevel = plan.FigureById[counted.Figure].Type == FigureType.Stock
                      from place in places
                      from part in plan.Areas.PredecessorsOf(place, plan.Calendar.LastDay(period))
                      where part.Area.MergedInto is null && (isLevel || part.Since <= plan.Calendar.FirstDay(period))
                      select new CountedEntry(command.Module, counted, part.Area, period);
        var counts = await Recount.Count(db, plan, [.. entries.Distinct()], cancellation);
        return counts.FirstOrDefault(count => count.Value != 0).Entry?.Area;
    }
}
