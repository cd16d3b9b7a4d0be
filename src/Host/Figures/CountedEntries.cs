using ActionPlan.Host.Figures.Entry;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Files;

namespace ActionPlan.Host.Figures;

/// <summary>A figure that a confirmed register answers for, in an area and period.</summary>
internal sealed record CountedEntry(string Module, CountedFigure Counted, Area Area, Period Period)
{
    public CellKey Cell => new(Counted.Figure, Area.Id, Period);

    public CountedDays Days(Plan plan) => new(plan.Calendar.FirstDay(Period), plan.Calendar.LastDay(Period));
}

/// <summary>Which figures of the plan the confirmed registers answer for.</summary>
internal static class CountedEntries
{
    /// <summary>
    /// A confirmed year holds for its quarters too, and four confirmed quarters for the year. A yearly figure is counted for years, and so is
    /// whatever is counted from rows that are dated by a year.
    /// </summary>
    public static IEnumerable<CountedEntry> Of(Plan plan, IEnumerable<RegisterConfirmationRow> confirmations)
    {
        foreach (var register in confirmations.GroupBy(row => (row.Module, row.Register, row.Area)))
        {
            var (module, name, areaId) = register.Key;
            if (plan.Areas.Find(areaId) is not { } area)
            {
                continue;
            }

            var quarters = register.SelectMany(row => row.Period.Quarters).Where(quarter => IsThere(plan, area, quarter)).ToHashSet();
            foreach (var counted in Figures(plan, module, name))
            {
                var periods = IsByYear(plan, counted)
                    ? quarters.Select(quarter => quarter.WholeYear).Distinct().Where(year => IsWhole(plan, area, year, quarters))
                    : quarters;
                foreach (var period in periods)
                {
                    yield return new CountedEntry(module, counted, area, period);
                }
            }
        }
    }

    public static IEnumerable<CountedFigure> Figures(Plan plan, string module, string register) => InstalledModules.All
        .Where(known => known.Name == module)
        .SelectMany(known => known.Counted)
        .Where(counted => counted.Register == register && plan.FigureById.TryGetValue(counted.Figure, out var figure) && figure.Definition.Counted);

    /// <summary>Whether it is counted for years, not for quarters.</summary>
    public static bool IsByYear(Plan plan, CountedFigure counted) => counted.GoesByYear || plan.FigureById[counted.Figure].Every == Frequency.Year;

    private static bool IsWhole(Plan plan, Area area, Period year, HashSet<Period> quarters) =>
        year.Quarters.All(quarter => quarters.Contains(quarter) || !IsThere(plan, area, quarter));

    private static bool IsThere(Plan plan, Area area, Period period) =>
        area.ExistsWithin(plan.Calendar.FirstDay(period), plan.Calendar.LastDay(period));
}
