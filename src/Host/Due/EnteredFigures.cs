using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Due;

/// <summary>
/// Which entries the database has for some periods: figures, and registers confirmed complete, which are counted when judged. What judging
/// reads as missing is missing here too.
/// </summary>
internal static class EnteredFigures
{
    /// <param name="plans">The plan's versions.</param>
    /// <param name="plan">The version that judges the periods.</param>
    /// <param name="periods">For which periods.</param>
    /// <param name="areas">Of which areas, by id; null for all.</param>
    public static async Task<KnownEntries> Read(
        AppDb db, PlanInForce plans, Plan plan, IEnumerable<Period> periods, CancellationToken cancellation, IReadOnlyList<string>? areas = null)
    {
        // A year may be covered by its quarters, and a fourth quarter by its year.
        var wanted = periods.SelectMany(period => period.Quarters.Append(period.WholeYear)).Distinct().ToList();
        var entries = (await db.Figures.AsNoTracking().Where(row => row.PlanId == plan.Id && wanted.Contains(row.Period)).In(areas)
                .Select(row => new { row.Figure, row.Area, row.Period }).Distinct().ToListAsync(cancellation))
            .Select(row => (row.Figure, row.Area, row.Period)).ToHashSet();
        var doubts = wanted.Count == 0 ? new Dictionary<CellKey, Area>() : await new CountsInDoubt(db, plans).Why(plan, wanted.Max(), cancellation);
        entries.ExceptWith(doubts.Keys.Select(cell => (cell.Figure, cell.Area, cell.Period)));
        var confirmed = await db.RegisterConfirmations.AsNoTracking().Where(row => row.PlanId == plan.Id && wanted.Contains(row.Period)).In(areas)
            .ToListAsync(cancellation);
        entries.UnionWith(CountedEntries.Of(plan, confirmed).Select(entry => entry.Cell).Where(cell => !doubts.ContainsKey(cell))
            .Select(cell => (cell.Figure, cell.Area, cell.Period)));
        return new KnownEntries(plan.Calendar, entries);
    }
}
