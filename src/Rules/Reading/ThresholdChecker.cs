using ActionPlan.Kernel;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks that a threshold's parts fit the target's kind and the term, and finds the deadline.</summary>
internal sealed class ThresholdChecker(CheckedPlan plan, Bound<RuleFile> file, TargetDefinition target, Period from, Period to)
{
    private bool IsForTerm => target.Kind is TargetKind.TermLevel or TargetKind.TermTotal;

    public Period Check()
    {
        if (target.Threshold is not { } threshold)
        {
            if (target.Kind != TargetKind.Monitored)
            {
                file.Complain(target, null, "thresholdMissing");
            }

            return to;
        }

        if (target.Kind == TargetKind.Monitored)
        {
            file.Complain(target, "threshold", "thresholdMonitored");
            return to;
        }

        CheckFit(threshold);
        var deadline = Deadline(threshold);
        CheckSteps(threshold);
        CheckPath(threshold, deadline);
        CheckStretch(threshold);
        return deadline;
    }

    private void CheckFit(ThresholdDefinition threshold)
    {
        if (IsForTerm)
        {
            Refuse("of", threshold.Of.ByYear is not null, "stepsForTerm");
        }
        else
        {
            Refuse("by", threshold.By is not null, "onlyForTerm");
            Refuse("path", threshold.Path is not null, "onlyForTerm");
            Refuse("baseline", threshold.Baseline is not null, "onlyForTerm");
        }

        void Refuse(string property, bool isThere, string key)
        {
            if (isThere)
            {
                file.Complain(threshold, property, key, property);
            }
        }
    }

    private Period Deadline(ThresholdDefinition threshold)
    {
        if (threshold.By is null || !IsForTerm)
        {
            return to;
        }

        if (!Period.TryParse(threshold.By, out var by))
        {
            file.ComplainPeriod(threshold, "by", "periodExpected", threshold.By, PeriodGuess.Period(threshold.By));
            return to;
        }

        if (by.LastQuarter < from || by.LastQuarter > to)
        {
            file.Complain(threshold, "by", plan.IsInTerm(by.LastQuarter) ? "outsideSpan" : "outsideTerm", threshold.By, plan.IsInTerm(by.LastQuarter) ? from : plan.From, plan.IsInTerm(by.LastQuarter) ? to : plan.To);
            return to;
        }

        return by.LastQuarter;
    }

    private void CheckSteps(ThresholdDefinition threshold)
    {
        if (threshold.Of.ByYear is not { } steps || IsForTerm)
        {
            return;
        }

        if (steps.Count == 0)
        {
            file.Complain(threshold, "of", "stepsEmpty");
        }

        foreach (var year in steps.Keys)
        {
            if (!Period.TryParse(year, out var period) || !period.IsYear)
            {
                file.ComplainAtKey(threshold, "of", year, PeriodGuess.Year(year) is null ? "yearExpected" : "yearExpectedNear", year, PeriodGuess.Year(year));
            }
            else if (period.Year > plan.To.Year)
            {
                file.ComplainAtKey(threshold, "of", year, "outsideTerm", year, plan.From, plan.To);
            }
        }
    }

    private void CheckPath(ThresholdDefinition threshold, Period deadline)
    {
        if (threshold.Path is not { } path || !IsForTerm)
        {
            return;
        }

        foreach (var (year, value) in path)
        {
            if (!Period.TryParse(year, out var period) || !period.IsYear)
            {
                file.ComplainAtKey(threshold, "path", year, PeriodGuess.Year(year) is null ? "yearExpected" : "yearExpectedNear", year, PeriodGuess.Year(year));
            }
            else if (!plan.IsInTerm(period.LastQuarter))
            {
                file.ComplainAtKey(threshold, "path", year, "outsideTerm", year, plan.From, plan.To);
            }
            else if (period.LastQuarter > deadline || (period.LastQuarter == deadline && value != threshold.Of.Constant))
            {
                file.ComplainAtKey(threshold, "path", year, "pathAfterDeadline", year, deadline);
            }
        }
    }

    private void CheckStretch(ThresholdDefinition threshold)
    {
        if (threshold is not { Stretch: { } stretch })
        {
            return;
        }

        var limits = threshold.Of.ByYear?.Values ?? [threshold.Of.Constant ?? stretch];
        if (threshold.Is == Comparison.Equals || limits.Any(limit => threshold.Is.IsCeiling() ? stretch > limit : stretch < limit))
        {
            file.Complain(threshold, "stretch", "stretchNotHigher");
        }
    }
}
