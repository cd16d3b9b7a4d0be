using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Charts;

/// <summary>A course chart's points, one a quarter without holes, and what they make visible.</summary>
internal sealed class Course
{
    private readonly int first;
    private readonly bool startsAnew;
    private readonly bool fromZero;
    private readonly IReadOnlyList<KeyValuePair<Period, decimal>> milestones;

    public Course(CourseChart chart)
    {
        (startsAnew, fromZero) = (chart.StartsAnew, chart.FromZero);
        IsWhole = chart.IsWhole;
        HasQuota = chart.HasQuota;
        milestones = chart.Milestones;
        var known = new SortedDictionary<int, CoursePoint>();
        foreach (var point in chart.Points)
        {
            known[point.Quarter.QuarterIndex] = point;
        }

        LastJudged = known.Where(pair => pair.Value is { Value: not null } or { Status: not null }).Select(pair => pair.Key).DefaultIfEmpty(-1).Last();
        LastValue = known.Values.LastOrDefault(point => point.Value is not null);
        (Forecast, ForecastAt) = LastValue is not null && chart.ForecastAt is { } at && at.QuarterIndex > LastValue.Quarter.QuarterIndex
            ? (chart.Forecast, at.LastQuarter)
            : (null, default);
        if (known.Count == 0)
        {
            Points = [];
            return;
        }

        first = known.Keys.First();
        var last = Forecast is null ? known.Keys.Last() : Math.Max(known.Keys.Last(), ForecastAt.QuarterIndex);
        Points =
        [
            .. Enumerable.Range(first, last - first + 1)
                .Select(index => known.GetValueOrDefault(index) ?? new CoursePoint(Period.FromQuarterIndex(index), null, null, null, null)),
        ];
    }

    public IReadOnlyList<CoursePoint> Points { get; }

    public bool IsWhole { get; }

    public bool HasQuota { get; }

    public CoursePoint? LastValue { get; }

    /// <summary>Only where there is a value before it.</summary>
    public decimal? Forecast { get; }

    public Period ForecastAt { get; }

    /// <summary>Whether the path says anything that the threshold does not.</summary>
    public bool HasPath => Points.Any(point => point.Path is not null && point.Path != point.Threshold);

    /// <summary>Those within the quarters that are drawn, a quarter at most once.</summary>
    public IEnumerable<KeyValuePair<Period, decimal>> Milestones => milestones.Where(milestone => Points.Any(point => point.Quarter == milestone.Key));

    public decimal? MilestoneIn(Period quarter) =>
        milestones.Where(milestone => milestone.Key == quarter).Select(milestone => (decimal?)milestone.Value).FirstOrDefault();

    private int LastJudged { get; }

    /// <summary>Whether the line does not run on into the quarter from the one before.</summary>
    public bool StartsAnewIn(Period quarter) => startsAnew && quarter.Quarter == 1;

    public int Position(Period quarter) => quarter.QuarterIndex - first;

    /// <summary>Whether a value should stand here and does not. The quarters after the last one judged are simply still to come.</summary>
    public bool IsMissing(CoursePoint point) =>
        point is { Value: null, IsBefore: false } && point.Quarter.QuarterIndex <= LastJudged && point.Status is null or Status.NoData;

    public IEnumerable<decimal> AllValues() => Points
        .SelectMany(point => new[] { point.Value, point.Was, point.Threshold, point.ThresholdTo, HasPath ? point.Path : null })
        .Append(Forecast)
        .Append(fromZero ? 0 : null)
        .OfType<decimal>();

    /// <summary>
    /// The stretches of the value's line: a missing quarter and a year that starts anew interrupt it, a quarter between two yearly dates does not.
    /// </summary>
    public IEnumerable<IReadOnlyList<(int At, decimal Value)>> Stretches()
    {
        var stretch = new List<(int, decimal)>();
        foreach (var point in Points)
        {
            if (StartsAnewIn(point.Quarter) && stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }

            if (point.Value is { } value)
            {
                stretch.Add((Position(point.Quarter), value));
            }
            else if (point.Status != Status.NotDue && stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }
        }

        if (stretch.Count > 0)
        {
            yield return stretch;
        }
    }
}
