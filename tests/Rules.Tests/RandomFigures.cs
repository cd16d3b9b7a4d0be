using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using CsCheck;

namespace ActionPlan.Rules.Tests;

/// <summary>Made-up figures for a plan: some missing, some zero, some entered for a year or below, the same for the same seed.</summary>
internal static class RandomFigures
{
    public static List<FigureValue> For(Plan plan, uint seed, uint percentMissing = 10, uint most = 40)
    {
        var random = new PCG(seed, 47);
        var entries = new List<FigureValue>();
        foreach (var figure in plan.Figures)
        {
            foreach (var area in plan.Areas.All)
            {
                foreach (var period in Periods(plan, figure))
                {
                    var isOwnWhereBelowReports = area.Children.Count > 0 && random.Next(3) > 0;
                    if (!isOwnWhereBelowReports && random.Next(100) >= percentMissing)
                    {
                        entries.Add(new FigureValue(figure.Id, area.Id, period, random.Next(most + 1), entries.Count + 1, "Quyết định số 1"));
                    }
                }
            }
        }

        return entries;
    }

    private static IEnumerable<Period> Periods(Plan plan, Figure figure)
    {
        var years = Enumerable.Range(plan.From.Year - 1, plan.To.Year - plan.From.Year + 2).Select(Period.OfYear);
        return figure.Type == FigureType.Quota || figure.Every == Files.Frequency.Year ? years : years.SelectMany(year => year.Quarters);
    }

    public static IEnumerable<Period> Quarters(this Plan plan) =>
        Enumerable.Range(0, plan.To.QuarterIndex - plan.From.QuarterIndex + 1).Select(plan.From.AddQuarters);
}
