namespace ActionPlan.Rules.Tests.Independent;

/// <summary>What an area reads in time, seen from a quarter: with the areas that had become part of it by then.</summary>
internal sealed class Eyes
{
    private readonly Ledger ledger;
    private readonly Place place;
    private readonly List<(Place Place, decimal? Share)> before = [];

    public Eyes(Ledger ledger, IReadOnlyList<Place> all, Place place, int seenFrom)
    {
        (this.ledger, this.place) = (ledger, place);
        var found = new Dictionary<Place, decimal?>();
        Find(place, 1);
        before.AddRange(found.Where(pair => !pair.Key.LiesBelow(place) && !found.Keys.Any(pair.Key.LiesBelow)).Select(pair => (pair.Key, pair.Value)));

        void Find(Place of, decimal? share)
        {
            foreach (var one in all.Where(
                one => one.To is { } last && last.AddDays(1) <= Quarters.LastDay(seenFrom) && (one.MergedInto == of.Id || of.SplitFrom == one.Id)))
            {
                var part = one.MergedInto == of.Id ? share : share * of.Share;
                found[one] = found.TryGetValue(one, out var known) ? known + part : part;
                Find(one, part);
            }
        }
    }

    public bool WasThere(int quarter) => place.AtEndOf(quarter) || before.Exists(one => one.Place.AtEndOf(quarter));

    /// <summary>The view in a quarter.</summary>
    /// <param name="view">Such as <c>cases.YearToDate</c>.</param>
    /// <param name="at">The quarter.</param>
    /// <param name="every">How often the target is judged.</param>
    /// <param name="from">Its first quarter.</param>
    /// <param name="onlyDivides">Whether last year's level may serve.</param>
    public decimal? Read(string view, int at, string every, int from, bool onlyDivides)
    {
        var (figure, what) = view.Split('.') is [var first, var second] ? (first, second) : throw new FormatException(view);
        var (year, number) = (Quarters.YearOf(at), Quarters.NumberOf(at));
        var isStock = figure.StartsWith('s');
        var length = every switch { "quarter" => 1, "halfYear" => 2, _ => 4 };
        var isWholePeriod = number % length == 0;
        return what switch
        {
            "Period" => !isWholePeriod ? null : length == 4 ? Year(figure, year) : Sum(figure, at - length + 1, at),
            "YearToDate" => ToDate(figure, at),
            "TermToDate" => OverTerm(figure, from, at),
            "PreviousYear" => Base(figure, year - 1),
            "Latest" => Newest(figure, at, onlyDivides),
            "PreviousYearEnd" => Level(figure, Quarters.In(year - 1, 4)),
            "ThisYear" => Together(one => one.InYear(year), one => ledger.Quota(figure, one, year)),
            "SamePeriodLastYear" when isStock => Level(figure, at - 4),
            "SamePeriodLastYear" => number == 4 || ledger.IsYearly(figure) ? Base(figure, year - 1) : Whole(figure, Quarters.In(year - 1, 1), at - 4),
            "PeriodLastYear" => length == 4 ? Base(figure, year - 1) : !isWholePeriod ? null : Whole(figure, at - 4 - length + 1, at - 4),
            "PreviousPeriod" when isStock => Level(figure, at - 1 - ((number - 1) % length)),
            "PreviousPeriod" => length == 4 ? Base(figure, year - 1) : !isWholePeriod ? null : Whole(figure, at - (2 * length) + 1, at - length),
            "LastFourQuarters" => number == 4 ? Base(figure, year) : Whole(figure, at - 3, at),
            _ => InYear(figure, int.Parse(what[4..], null), at, isStock),
        };
    }

    private decimal? InYear(string figure, int year, int at, bool isStock) =>
        at < Quarters.In(year, 4) ? null : isStock ? Level(figure, Quarters.In(year, 4)) : Base(figure, year);

    private decimal? ToDate(string figure, int at) =>
        Quarters.NumberOf(at) == 4 ? Year(figure, Quarters.YearOf(at)) : Sum(figure, Quarters.In(Quarters.YearOf(at), 1), at);

    private decimal? OverTerm(string figure, int from, int at)
    {
        decimal? total = 0;
        for (var year = Quarters.YearOf(from); year <= Quarters.YearOf(at); year++)
        {
            var (first, last) = (Math.Max(from, Quarters.In(year, 1)), Math.Min(at, Quarters.In(year, 4)));
            if (Enumerable.Range(first, last - first + 1).Any(Exists))
            {
                var isWhole = Quarters.NumberOf(last) == 4 && (Quarters.NumberOf(first) == 1 || ledger.IsYearly(figure));
                total += isWhole ? Year(figure, year) : Sum(figure, first, last);
            }
        }

        return total;
    }

    private decimal? Newest(string figure, int at, bool onlyDivides)
    {
        var back = !ledger.IsYearly(figure) ? 0 : Quarters.NumberOf(at) == 4 && !onlyDivides ? 3 : 4;
        return Enumerable.Range(0, back + 1).Select(age => Level(figure, at - age)).FirstOrDefault(level => level is not null);
    }

    /// <summary>A year to compare with, which is missing where nobody was there in one of its quarters and no entry says what the year was.</summary>
    private decimal? Base(string figure, int year) =>
        Enumerable.Range(1, 4).All(number => IsFilled(figure, Quarters.In(year, number))) ? Year(figure, year) : null;

    /// <summary>Quarters to compare with.</summary>
    private decimal? Whole(string figure, int first, int last) =>
        Enumerable.Range(first, last - first + 1).All(quarter => IsFilled(figure, quarter)) ? Sum(figure, first, last) : null;

    private bool IsFilled(string figure, int quarter) =>
        Exists(quarter) || Quarters.FirstDay(quarter) >= place.From || ledger.Own(figure, place, Quarters.Year(Quarters.YearOf(quarter))) is not null;

    private decimal? Sum(string figure, int first, int last)
    {
        decimal? total = 0;
        for (var quarter = first; quarter <= last; quarter++)
        {
            var at = quarter;
            total += Exists(at) ? Together(one => one.InQuarter(at), one => ledger.Flow(figure, one, at)) : 0;
        }

        return total;
    }

    private decimal? Year(string figure, int year) => Together(one => one.InYear(year), one => ledger.FlowYear(figure, one, year));

    private decimal? Level(string figure, int quarter) => Together(one => one.AtEndOf(quarter), one => ledger.Level(figure, one, quarter));

    private bool Exists(int quarter) => place.InQuarter(quarter) || before.Exists(one => one.Place.InQuarter(quarter));

    private decimal? Together(Func<Place, bool> counts, Func<Place, decimal?> read)
    {
        var there = before.Where(one => counts(one.Place)).ToList();
        return there.Count == 0 ? read(place)
            : (counts(place) ? read(place) : 0) + Ledger.Total(there.Select(one => read(one.Place) * one.Share));
    }
}
