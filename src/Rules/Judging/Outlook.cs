using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>What the remaining quarters must bring, and a labelled forecast. No status depends on either.</summary>
internal sealed class Outlook(FigureReader figures, int part)
{
    public Verdict Add(Verdict verdict, Period at, Func<FirstValue?> first)
    {
        var target = verdict.Target;
        var outlook = verdict with { Forecast = Forecast(verdict, at, first) };
        // What would satisfy the target's own rules is not known from its threshold, nor what a threshold that moves will be.
        if (!target.Accumulates || target.Formulas.HasOwnRules || !target.Formulas.Limit.StandsStillFor(target.Definition.Kind))
        {
            return outlook;
        }

        foreach (var (limit, comparison) in Limits(verdict))
        {
            outlook = AddNeeded(outlook, limit, comparison, at);
        }

        return outlook;
    }

    /// <summary>What is to be reached and what not to be passed: of a range both, while it is not reached.</summary>
    private static IEnumerable<(decimal Limit, Comparison Comparison)> Limits(Verdict verdict)
    {
        var comparison = verdict.Target.Definition.Threshold!.Is;
        return Band.Of(verdict) is { } band
            ? band.Lower > verdict.Value ? [(band.Lower, Comparison.AtLeast), (band.Upper, Comparison.AtMost)] : [(band.Upper, Comparison.AtMost)]
            : comparison == Comparison.Equals ? []
            : [(verdict.Threshold!.Value, comparison)];
    }

    private Verdict AddNeeded(Verdict verdict, decimal limit, Comparison comparison, Period at)
    {
        var target = verdict.Target;
        var left = (target.IsForTerm ? target.DueAfter(at) : Period.OfQuarter(at.Year, 4)).QuarterIndex - at.QuarterIndex;
        var needed = (limit - verdict.Value!.Value) / left;
        if (needed < 0)
        {
            return verdict;
        }

        var together = target.Definition.Every switch { Frequency.Year => 4, Frequency.HalfYear when left > 1 => 2, _ => 1 };
        // Less than one whole thing each: how many are left for all of them together.
        var isFew = target.Definition.Whole && left > together && needed * together < 1;
        var told = WholeThings.Needed(target, isFew ? limit - verdict.Value!.Value : needed * together, comparison);
        var best = comparison.IsCeiling() ? null : BestQuarter(verdict, at);
        var exceeded = best is not null && Tolerance.Exceeds(WholeThings.Needed(target, needed, comparison), best.Value) ? best : null;
        List<Remark> remarks = [.. verdict.Remarks,
            Remark.Of(Key(comparison.IsCeiling(), isFew ? 0 : together), Remark.Beside(told, exceeded), target.Definition.MeasuredIn, left)];
        if (exceeded is not null)
        {
            remarks.Add(Remark.Of("neededExceedsBest", Remark.Beside(exceeded, told), target.Definition.MeasuredIn));
        }

        return verdict with { NeededPerQuarter = verdict.NeededPerQuarter ?? needed, Remarks = remarks };
    }

    private static string Key(bool ceiling, int together) => (ceiling ? "allowedPer" : "neededPer") + together switch
    {
        0 => "Rest",
        1 => "Quarter",
        2 => "HalfYear",
        _ => "Year",
    };

    /// <summary>The value at the due date if it goes on as it did since the start: linear, for what adds up and for levels of the term.</summary>
    private static decimal? Forecast(Verdict verdict, Period at, Func<FirstValue?> first)
    {
        var (target, value) = (verdict.Target, verdict.Value!.Value);
        if (target.Definition.Kind == TargetKind.YearTotal)
        {
            return target.Definition.Threshold!.Profile is null ? value * 4 / at.Quarter : Course.ShareOfYear(target, at) is > 0 and var share
                ? value * 100 / share : null;
        }

        if (!target.IsForTerm)
        {
            return null;
        }

        var all = target.Elapsed(target.DueAfter(at));
        var now = target.Elapsed(at);
        var (started, from) = target.Definition.Kind == TargetKind.TermLevel && target.Definition.Threshold!.Baseline is null
            ? first() is { } found ? (target.Elapsed(found.Quarter), found.Value) : (now, value)
            : (0, target.Definition.Threshold!.Baseline ?? 0);
        return now > started ? from + (value - from) * (all - started) / (now - started) : null;
    }

    /// <summary>The most that any quarter of the term has added so far; null where none is known.</summary>
    private decimal? BestQuarter(Verdict verdict, Period at)
    {
        decimal? best = null;
        decimal? before = null;
        for (var quarter = verdict.Target.From; quarter <= at; quarter = quarter.AddQuarters(1))
        {
            var startsAnew = quarter == verdict.Target.From
                ? verdict.Target.IsForTerm || quarter.Quarter == 1
                : !verdict.Target.IsForTerm && quarter.Quarter == 1;
            var now = TargetReading.ValueOf(figures, verdict.Target, part, verdict.Area, quarter);
            var added = startsAnew ? now - (verdict.Target.IsForTerm ? verdict.Target.Definition.Threshold!.Baseline ?? 0 : 0) : now - before;
            best = added > (best ?? decimal.MinValue) ? added : best;
            before = now;
        }

        return best;
    }
}
