using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Signals;

/// <summary>
/// Whether a target's newest quarter is a signal or the usual coming and going. It is said beside a verdict and never changes one. Each
/// quarter's own value is looked at, never a running total.
/// </summary>
public sealed record TargetSignal
{
    /// <summary>The quarter that it is said of.</summary>
    public required Period Quarter { get; init; }

    /// <summary>The chart; null where there is none, and <see cref="Without"/> says why.</summary>
    public Xmr? Chart { get; init; }

    /// <summary>Why there is no chart.</summary>
    public WithoutChart? Without { get; init; }

    /// <summary>How many quarters have a value of their own.</summary>
    public int Quarters { get; init; }

    /// <summary>The quarter's own point; null where there is no chart, or the quarter has no value.</summary>
    public XmrPoint? Point { get; init; }

    /// <summary>Whether the process that goes on so can be expected to meet the threshold; null where there is none or it cannot be compared.</summary>
    public Assurance? Assurance { get; init; }

    /// <summary>Of how many quarters the threshold is the total: 1 where it is compared with each quarter's own value.</summary>
    public int Together { get; init; } = 1;

    /// <summary>The quarter as a count with its exact interval; null where its value is no such rate.</summary>
    public CountedRate? Count { get; init; }

    /// <summary>The count of the quarter before it.</summary>
    public CountedRate? CountBefore { get; init; }

    /// <summary>Whether the quarter is a signal by any rule; null where nothing can be said.</summary>
    public bool? IsSignal => Point is null ? null : Point.Rules != XmrRules.None;

    /// <summary>Whether that is to the good; null where it is no signal, or there is no better side.</summary>
    public bool? IsBetter(Target target) => IsSignal != true || Point!.Side == 0 || target.Definition.Threshold is not { } threshold ? null
        : threshold.Is.IsFloor() ? Point.Side > 0
        : threshold.Is.IsCeiling() ? Point.Side < 0
        : null;

    /// <summary>Why a target has no chart, whatever its quarters hold; null where it can have one.</summary>
    public static WithoutChart? Why(Target target) => OwnForm.Why(target);

    /// <summary>What is to be said of a target in a quarter.</summary>
    /// <param name="target">The target, as judged in the quarter.</param>
    /// <param name="quarter">The quarter.</param>
    /// <param name="read">What the verdicts in force read, in any order; those after the quarter are not looked at.</param>
    /// <param name="threshold">The threshold of the quarter's verdict.</param>
    /// <param name="thresholdTo">A range's upper end.</param>
    public static TargetSignal Of(Target target, Period quarter, IEnumerable<QuarterRead> read, decimal? threshold, decimal? thresholdTo)
    {
        if (OwnForm.Why(target) is { } why)
        {
            return new TargetSignal { Quarter = quarter, Without = why };
        }

        var last = target.IsForTerm && quarter > target.Deadline ? target.Deadline : quarter;
        var known = read.Where(one => one.Quarter >= target.From && one.Quarter <= last).ToDictionary(one => one.Quarter);
        try
        {
            var values = known.Values.OrderBy(one => one.Quarter)
                .Select(one => (one.Quarter, Value: OwnForm.Value(target, one, Before(one.Quarter))))
                .Where(one => one.Value is not null).Select(one => new OwnValue(one.Quarter, one.Value!.Value)).ToList();
            var chart = Xmr.Of(values);
            var assured = chart is null || threshold is not { } of || target.HasOwnMet ? null : Compare(target, chart, known, last, of, thresholdTo);
            return new TargetSignal
            {
                Quarter = last,
                Chart = chart,
                Without = chart is null ? WithoutChart.TooFew : null,
                Quarters = values.Count,
                Point = chart?.Points.FirstOrDefault(point => point.Quarter == last),
                Assurance = assured?.Assurance,
                Together = assured?.Together ?? 1,
                Count = CountIn(last),
                CountBefore = CountIn(last.AddQuarters(-1)),
            };
        }
        catch (ArithmeticException)
        {
            // Numbers beyond decimal: nothing can be said, and nothing is lost but that.
            return new TargetSignal { Quarter = last, Without = WithoutChart.TooFew };
        }

        QuarterRead? Before(Period of) => known.GetValueOrDefault(of.AddQuarters(-1));

        CountedRate? CountIn(Period of) => known.TryGetValue(of, out var there) ? CountedRate.Of(target, there, Before(of)) : null;
    }

    /// <summary>
    /// The limits beside the threshold. Where the threshold is of a running total, n quarters go into it: the total of n quarters that vary
    /// independently of one another lies within n × X̄ ± √n × 2.66 × m̄R.
    /// </summary>
    private static (Assurance Assurance, int Together)? Compare(
        Target target, Xmr chart, Dictionary<Period, QuarterRead> known, Period quarter, decimal threshold, decimal? thresholdTo)
    {
        if (Total(target, known, quarter) is not var (together, rest))
        {
            return null;
        }

        var middle = together * chart.Mean + rest;
        var reach = (decimal)Math.Sqrt(together) * Xmr.Scale * chart.MeanMovingRange;
        return Limits.Compare(target.Definition.Threshold!, threshold, thresholdTo, middle - reach, middle + reach) is { } assurance
            ? (assurance, together) : null;
    }

    /// <summary>How many quarters make up what the threshold is of, and what the value holds besides; null where they cannot be compared.</summary>
    private static (int Together, decimal Beside)? Total(Target target, Dictionary<Period, QuarterRead> known, Period quarter)
    {
        if (target.Formulas.Parts is not [{ Formula: var formula }])
        {
            return target.Formulas.Parts.All(part => !part.Formula.Inputs.Any(OwnForm.IsRunning) || IsRatio(part.Formula)) ? (1, 0) : null;
        }

        if (!formula.Inputs.Any(OwnForm.IsRunning) || IsRatio(formula))
        {
            return (1, 0);
        }

        var rest = Arguments(formula) is { } arguments ? OwnForm.Rest(formula, arguments, quarter.Year) : 0;
        return formula.Shape.AddsUpOver(View.YearToDate) ? (4, rest)
            : formula.Shape.AddsUpOver(View.TermToDate) && target.IsForTerm ? (target.Elapsed(target.DueAfter(quarter)), rest)
            : null;

        // A ratio of two totals is of the same size whatever the time: it does not change where both are doubled.
        bool IsRatio(Formula one) => Arguments(one) is { } read && OwnForm.Compute(one, read, quarter.Year) is { } value
            && OwnForm.Times(one, read, quarter.Year, 2) is { } doubled && Shown.AreSame(value, doubled) && !target.Accumulates;

        decimal[]? Arguments(Formula one) => known.Values.OrderByDescending(read => read.Quarter)
            .Select(read => OwnForm.Arguments(target, one, read, known.GetValueOrDefault(read.Quarter.AddQuarters(-1))))
            .FirstOrDefault(read => read is not null && OwnForm.Compute(one, read, quarter.Year) is not null and not 0);
    }
}
