using ActionPlan.Kernel;

namespace ActionPlan.Rules.Tests.Independent;

/// <summary>Areas as they stood: own entries, else what the areas below add up to.</summary>
internal sealed class Ledger(IEnumerable<FigureValue> entries, IReadOnlyDictionary<string, bool> isYearly)
{
    private readonly Dictionary<(string, string, string), decimal> entered =
        entries.ToDictionary(entry => (entry.Figure, entry.Area, entry.Period.ToString()), entry => entry.Value);

    public bool IsYearly(string figure) => isYearly[figure];

    public decimal? Own(string figure, Place place, string period) => entered.TryGetValue((figure, place.Id, period), out var value) ? value : null;

    public decimal? Flow(string figure, Place place, int quarter) =>
        Own(figure, place, Quarters.Text(quarter)) ?? Total(place.Below.Where(one => one.InQuarter(quarter)).Select(one => Flow(figure, one, quarter)));

    /// <summary>Its own year, else its four quarters but for those in which it was not there, else the years of what lies below.</summary>
    public decimal? FlowYear(string figure, Place place, int year)
    {
        if (Own(figure, place, Quarters.Year(year)) is { } own)
        {
            return own;
        }

        if (!place.InYear(year))
        {
            return null;
        }

        return Total(Enumerable.Range(1, 4).Select(number => Quarters.In(year, number)).Where(place.InQuarter).Select(quarter => Flow(figure, place, quarter)))
            ?? Total(place.Below.Where(one => one.InYear(year)).Select(one => FlowYear(figure, one, year)));
    }

    public decimal? Level(string figure, Place place, int quarter) => Own(figure, place, Quarters.Text(quarter))
        ?? (Quarters.NumberOf(quarter) == 4 ? Own(figure, place, Quarters.Year(Quarters.YearOf(quarter))) : null)
        ?? Total(place.Below.Where(one => one.AtEndOf(quarter)).Select(one => Level(figure, one, quarter)));

    public decimal? Quota(string figure, Place place, int year) =>
        Own(figure, place, Quarters.Year(year)) ?? Total(place.Below.Where(one => one.InYear(year)).Select(one => Quota(figure, one, year)));

    /// <summary>The sum if there is anything and nothing of it is missing.</summary>
    public static decimal? Total(IEnumerable<decimal?> numbers)
    {
        var all = numbers.ToList();
        return all.Count == 0 || all.Contains(null) ? null : all.Sum();
    }
}
