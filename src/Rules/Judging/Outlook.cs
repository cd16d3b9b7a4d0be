using ActionPlan.Kernel;
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
        // What would satisfy the target's own rules is not known from its threshold.
        if (!target.Accumulates || target.Formulas.HasOwnRules || target.Definition.Threshold!.Is == Comparison.Equals)
        {
            return outlook;
        }

        var left = (target.IsForTerm ? target.Deadline : Period.OfQuarter(at.Year, 4)).QuarterIndex - at.QuarterIndex;
        var needed = (verdict.Threshold!.Value - verdict.Value!.Value) / left;
        if (needed < 0)
        {
            return outlook;
        }

        var together = target.Definition.Every switch { Frequency.Year => 4, Frequency.HalfYear when left > 1 => 2, _ => 1 };
        var ceiling = target.Definition.Threshold.Is.IsCeiling();
        var told = WholeThings.Needed(target, needed * together);
        var best = ceiling ? null : BestQuarter(verdict, at);
        var exceeded = best is not null && Tolerance.Exceeds(WholeThings.Needed(target, needed), best.Value) ? best : null;
        List<Remark> remarks = [.. verdict.Remarks, Remark.Of(Key(ceiling, together), Remark.Beside(told, exceeded), target.Definition.MeasuredIn, left)];
        if (exceeded is not null)
        {
            remarks.Add(Remark.Of("neededExceedsBest", Remark.Beside(exceeded, told), target.Definition.MeasuredIn));
        }

        return outlook with { NeededPerQuarter = needed, Remarks = remarks };
    }

    private static string Key(bool ceiling, int together) => (ceiling ? "allowedPer" : "neededPer") + together switch
    {
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
            return value * 4 / at.Quarter;
        }

        if (!target.IsForTerm)
        {
            return null;
        }

        var all = target.Elapsed(target.Deadline);
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
