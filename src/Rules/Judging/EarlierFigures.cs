using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>Reads views of times that values are compared with. Half a base is no base: quarters before the area existed are missing.</summary>
internal sealed class EarlierFigures(Sums own, LineageSums sums)
{
    private const int QuartersOfYear = 4;

    public decimal? Read(Input input, Area area, Period quarter, Frequency every, Trace? trace) =>
        input.View == View.Year && quarter < Period.OfQuarter(input.Year!.Value, QuartersOfYear) ? NotOver(input, area, trace)
        : input.Figure.Type == FigureType.Stock ? Level(input, area, quarter, every, trace)
        : Flow(input, area, quarter, every, trace);

    private decimal? Level(Input input, Area area, Period quarter, Frequency every, Trace? trace)
    {
        var at = input.View switch
        {
            View.SamePeriodLastYear => quarter.AddQuarters(-QuartersOfYear),
            View.PreviousPeriod => FirstOf(quarter, every).AddQuarters(-1),
            _ => Period.OfQuarter(input.Year!.Value, QuartersOfYear),
        };
        return sums.BaseLevel(input.Figure, area, at, trace);
    }

    private decimal? Flow(Input input, Area area, Period quarter, Frequency every, Trace? trace)
    {
        var (first, last) = input.View switch
        {
            View.SamePeriodLastYear when input.Figure.Every == Frequency.Year => Whole(quarter.Year - 1),
            View.SamePeriodLastYear => (Period.OfQuarter(quarter.Year - 1, 1), quarter.AddQuarters(-QuartersOfYear)),
            View.PeriodLastYear => Own(FirstOf(quarter, every).AddQuarters(-QuartersOfYear), every),
            View.PreviousPeriod => Own(FirstOf(quarter, every).AddQuarters(-QuartersOf(every)), every),
            View.LastFourQuarters => (quarter.AddQuarters(1 - QuartersOfYear), quarter),
            _ => Whole(input.Year!.Value),
        };
        return first.Quarter == 1 && last.QuarterIndex - first.QuarterIndex == QuartersOfYear - 1
            ? sums.BaseYear(input.Figure, area, first.Year, trace)
            : sums.BaseQuarters(input.Figure, area, first, last, trace);
    }

    private decimal? NotOver(Input input, Area area, Trace? trace)
    {
        own.Miss(input.Figure, area, Period.OfYear(input.Year!.Value), trace);
        return null;
    }

    private static (Period First, Period Last) Whole(int year) => (Period.OfQuarter(year, 1), Period.OfQuarter(year, QuartersOfYear));

    private static (Period First, Period Last) Own(Period first, Frequency every) => (first, first.AddQuarters(QuartersOf(every) - 1));

    /// <summary>The first quarter of the target's period that holds the quarter.</summary>
    private static Period FirstOf(Period quarter, Frequency every) => quarter.AddQuarters(-((quarter.Quarter - 1) % QuartersOf(every)));

    private static int QuartersOf(Frequency every) => every switch
    {
        Frequency.Quarter => 1,
        Frequency.HalfYear => 2,
        Frequency.Year => QuartersOfYear,
        _ => throw new ArgumentOutOfRangeException(nameof(every), every, "Not a frequency."),
    };
}
