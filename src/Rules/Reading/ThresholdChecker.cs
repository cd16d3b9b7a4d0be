using System.Globalization;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks that a threshold's parts fit each other and the target's kind, and finds the deadline.</summary>
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

        if (threshold.Of == LimitDefinition.Unsaid && threshold.Milestones is null)
        {
            file.Complain(threshold, null, "missingKey", "of");
        }

        CheckRange(threshold);
        CheckTolerance(threshold);
        CheckFit(threshold);
        CheckSteps(threshold);
        CheckStretch(threshold);
        return IsForTerm ? new CourseChecker(plan, file, threshold, from, to).Check() : to;
    }

    private void CheckRange(ThresholdDefinition threshold)
    {
        if (threshold.Is != Comparison.Between)
        {
            Refuse(threshold, "of", threshold.Of.Ends is not null, "endsOnlyForBetween");
            return;
        }

        Refuse(threshold, "of", threshold.Of.Ends is null && threshold.Of != LimitDefinition.Unsaid, "betweenWithoutEnds");
        Refuse(threshold, "stretch", threshold.Stretch is not null, "notWithBetween");
        Refuse(threshold, "milestones", threshold.Milestones is not null, "notWithBetween");
        if (threshold.Of.Ends is [{ Constant: { } lower }, { Constant: { } upper }] && lower > upper)
        {
            file.Complain(threshold, "of", "endsBackwards", lower, upper);
        }
    }

    private void CheckTolerance(ThresholdDefinition threshold)
    {
        Refuse(threshold, "tolerance", threshold.Tolerance is not null && threshold.Is != Comparison.Equals, "toleranceOnlyForEquals");
        Refuse(threshold, "tolerance", threshold.Tolerance < 0, "toleranceNegative");
    }

    private void CheckFit(ThresholdDefinition threshold)
    {
        if (IsForTerm)
        {
            Refuse(threshold, "of", threshold.Of.ByYear is not null, "stepsForTerm");
        }
        else
        {
            Refuse(threshold, "by", threshold.By is not null, "onlyForTerm");
            Refuse(threshold, "milestones", threshold.Milestones is not null, "onlyForTerm");
            Refuse(threshold, "course", threshold.Course is not null, "onlyForTerm");
            Refuse(threshold, "path", threshold.Path is not null, "onlyForTerm");
            Refuse(threshold, "baseline", threshold.Baseline is not null, "onlyForTerm");
        }

        if (target.Kind != TargetKind.YearTotal)
        {
            Refuse(threshold, "profile", threshold.Profile is not null, "onlyForYearTotal");
        }
        else if (threshold.Profile is { } profile && (profile.Count != 4 || profile.Any(percent => percent is < 0 or > 100) || profile.Sum() != 100))
        {
            file.Complain(threshold, "profile", "profileShares", string.Join(" + ", profile.Select(percent => percent.ToString(CultureInfo.InvariantCulture))));
        }
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

    private void CheckStretch(ThresholdDefinition threshold)
    {
        if (threshold is not { Stretch: { } stretch, Is: not Comparison.Between })
        {
            return;
        }

        IEnumerable<decimal> limits = threshold.Of.ByYear?.Values ?? threshold.Milestones?.Select(milestone => milestone.Of)
            ?? [threshold.Of.Constant ?? stretch];
        if (threshold.Is == Comparison.Equals || limits.Any(limit => threshold.Is.IsCeiling() ? stretch > limit : stretch < limit))
        {
            file.Complain(threshold, "stretch", "stretchNotHigher");
        }
    }

    private void Refuse(ThresholdDefinition threshold, string property, bool isThere, string key)
    {
        if (isThere)
        {
            file.Complain(threshold, property, key, property);
        }
    }
}
