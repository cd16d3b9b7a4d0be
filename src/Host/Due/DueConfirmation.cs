using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Due;

/// <summary>A period that is over and for which nobody has said that a register is complete, or whose confirmation does not count any more.</summary>
/// <param name="Area">Where.</param>
/// <param name="Period">For when.</param>
/// <param name="DueOn">The last day on which it is on time.</param>
internal sealed record DueConfirmation(KnownRegister Register, Area Area, Period Period, DateOnly DueOn)
{
    /// <param name="installedIn">The quarter from which a plan is in use that does not say so itself.</param>
    /// <returns>Those of all registers, the oldest first.</returns>
    public static IReadOnlyList<DueConfirmation> Of(
        Plan plan, Period installedIn, IReadOnlyList<RegisterConfirmationRow> confirmed, IReadOnlyDictionary<CellKey, Area> doubts, DateOnly today)
    {
        var counted = CountedEntries.Of(plan, confirmed).Select(entry => entry.Cell).Where(cell => !doubts.ContainsKey(cell)).ToHashSet();
        var owed =
            from entry in plan.EntriesDue(installedIn, DateOnly.MinValue, DateOnly.MaxValue)
            where entry.Figure.Definition.Counted && plan.Calendar.LastDay(entry.Period) < today && !counted.Contains(entry.Cell)
            let register = KnownRegister.Counting(entry.Figure.Id)
            where register is not null
            group entry by (register, entry.Area, entry.Period) into same
            select new DueConfirmation(same.Key.register, same.Key.Area, same.Key.Period, same.Min(entry => entry.DueOn));
        return [.. owed.OrderBy(due => due.DueOn).ThenBy(due => due.Area.Name, StringComparer.Ordinal)];
    }
}
