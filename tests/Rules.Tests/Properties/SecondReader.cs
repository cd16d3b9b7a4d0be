using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Tests.Properties;

/// <summary>
/// The verdicts section of the design, read a second time and written down as plainly as it is told: one area, one flow, two levels, no
/// tree, no engine. It shares nothing with the program but the words.
/// </summary>
internal sealed record SecondReader(SecondTarget Target, int?[] Flow, int?[] Level, int?[] Other)
{
    private const decimal AsGoodAsEqual = 1e-12m;
    private static readonly Period TermFrom = RandomTarget.First;
    private static readonly Period TermTo = Period.Parse("2023-Q2");

    private bool IsForTerm => Target.Kind is "termTotal" or "termLevel";

    private bool IsFloor => Target.Is is "atLeast" or "above";

    private bool IsCeiling => Target.Is is "atMost" or "below";

    private Period Deadline => Target.By is null ? TermTo : Period.Parse(Target.By).LastQuarter;

    public (Status Status, decimal? Value, decimal? Threshold, decimal? Path) Judge(Period quarter)
    {
        var at = IsForTerm && quarter > Deadline ? Deadline : quarter;
        var threshold = Threshold(at);
        var path = threshold is null ? null : (decimal?)Path(at, threshold.Value);
        var value = Value(at);
        if (!IsJudged(at) || threshold is null)
        {
            return (Status.NotDue, value, threshold, path);
        }

        if (value is null)
        {
            return (Views(at).Contains(null) ? Status.NoData : Status.NotApplicable, null, threshold, path);
        }

        return (Compare(value.Value, threshold.Value, path!.Value, at), value, threshold, path);
    }

    private Status Compare(decimal value, decimal threshold, decimal path, Period at)
    {
        var isDue = IsForTerm ? at == Deadline : at.Quarter == 4 || (Target.Kind == "perPeriod" && Target.Every == "quarter");
        if (isDue)
        {
            return Satisfies(value, threshold) ? Status.Met : Status.Missed;
        }

        if (Target.Kind is "yearTotal" or "termTotal" && Target.Formula.CannotFall)
        {
            if (IsFloor && Satisfies(value, threshold) && !Target.Formula.DividesByLevel)
            {
                return Status.Met;
            }

            if ((IsCeiling && !Satisfies(value, threshold)) || (Target.Is == "equals" && value - threshold >= AsGoodAsEqual))
            {
                return Status.Missed;
            }
        }

        var onTrack = Target.Is == "equals"
            ? value > Math.Min(path, threshold) - AsGoodAsEqual && value < Math.Max(path, threshold) + AsGoodAsEqual
            : Satisfies(value, path);
        return onTrack ? Status.OnTrack : Status.AtRisk;
    }

    private bool Satisfies(decimal value, decimal limit)
    {
        var isEqual = Math.Abs(value - limit) < AsGoodAsEqual;
        return Target.Is switch
        {
            "atLeast" => isEqual || value > limit,
            "above" => !isEqual && value > limit,
            "atMost" => isEqual || value < limit,
            "below" => !isEqual && value < limit,
            _ => isEqual,
        };
    }

    private bool IsJudged(Period at) => Target.Every == "quarter" || at.Quarter == 4 || (IsForTerm && at == Deadline);

    private decimal? Threshold(Period at) => Target.Steps is null
        ? Target.Of
        : Target.Steps.Where(step => step.Year <= at.Year).Select(step => (decimal?)step.Of).LastOrDefault();

    private decimal Path(Period at, decimal threshold)
    {
        if (Target.Kind == "yearTotal")
        {
            return threshold * at.Quarter / 4;
        }

        return IsForTerm ? TermPath(Elapsed(at), threshold) : threshold;
    }

    private decimal TermPath(int elapsed, decimal threshold)
    {
        List<(int At, decimal Value)> stations = [];
        if (Target.PointAtEndOf2021 is { } point && Elapsed(Period.Parse("2021-Q4")) < Elapsed(Deadline))
        {
            stations.Add((Elapsed(Period.Parse("2021-Q4")), point));
        }

        stations.Add((Elapsed(Deadline), threshold));
        stations.Insert(0, Start(elapsed, stations[0].Value, threshold));
        var last = stations.FindLastIndex(station => station.At <= elapsed);
        if (last < 0 || last == stations.Count - 1)
        {
            return last < 0 ? stations[0].Value : threshold;
        }

        var (from, to) = (stations[last], stations[last + 1]);
        return from.Value + ((to.Value - from.Value) * (elapsed - from.At) / (to.At - from.At));
    }

    private (int At, decimal Value) Start(int elapsed, decimal next, decimal threshold)
    {
        if (Target.Baseline is { } baseline)
        {
            return (0, baseline);
        }

        if (Target.Kind == "termTotal")
        {
            return (0, 0);
        }

        for (var index = 1; index <= Math.Min(4, elapsed); index++)
        {
            var quarter = TermFrom.AddQuarters(index - 1);
            if (IsJudged(quarter) && Value(quarter) is { } first)
            {
                var isBeyond = (IsCeiling && first < next) || (IsFloor && first > next);
                return (index, isBeyond ? next : first);
            }
        }

        return (0, IsCeiling ? threshold : 0);
    }

    private static int Elapsed(Period quarter) => quarter.QuarterIndex - TermFrom.QuarterIndex + 1;

    private decimal? Value(Period at)
    {
        var views = Views(at).ToList();
        return views.Contains(null) ? null : Target.Formula.Compute([.. views.Select(view => view!.Value)]);
    }

    private IEnumerable<decimal?> Views(Period at) => Target.Formula.Views.Select(view => view switch
    {
        "flow.Period" when Target.Every == "year" => at.Quarter == 4 ? Sum(at.AddQuarters(-3), at) : null,
        "flow.Period" => Sum(at, at),
        "flow.YearToDate" => Sum(Period.OfQuarter(at.Year, 1), at),
        "flow.TermToDate" => Sum(TermFrom, at),
        "level.Latest" => Entry(Level, at),
        _ => Entry(Other, at),
    });

    private decimal? Sum(Period from, Period to)
    {
        decimal? sum = 0;
        for (var quarter = from; quarter <= to; quarter = quarter.AddQuarters(1))
        {
            sum += Entry(Flow, quarter);
        }

        return sum;
    }

    private static decimal? Entry(int?[] series, Period quarter) => series[quarter.QuarterIndex - TermFrom.QuarterIndex + 2];
}

/// <summary>A target in the second reader's words.</summary>
internal sealed record SecondTarget(
    string Kind, string Every, SecondFormula Formula, string Is, decimal Of, IReadOnlyList<(int Year, decimal Of)>? Steps, string? By, decimal? Baseline, decimal? PointAtEndOf2021);

/// <summary>A value expression, the views in it, and how it is worked out: null where it divides by zero.</summary>
internal sealed record SecondFormula(string Text, string[] Views, Func<decimal[], decimal?> Compute, bool CannotFall = false, bool DividesByLevel = false);
