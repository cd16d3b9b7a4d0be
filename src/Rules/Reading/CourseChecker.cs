using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks the course of a target of the term: its deadline or milestones, and the path there.</summary>
internal sealed class CourseChecker(CheckedPlan plan, Bound<RuleFile> file, ThresholdDefinition threshold, Period from, Period to)
{
    /// <summary>The deadline.</summary>
    public Period Check()
    {
        if (threshold.Course is not null)
        {
            Refuse("path", threshold.Path is not null, "notWithoutCourse");
            Refuse("baseline", threshold.Baseline is not null, "notWithoutCourse");
        }

        if (threshold.Milestones is { } milestones)
        {
            Refuse("of", threshold.Of != LimitDefinition.Unsaid, "notWithMilestones");
            Refuse("by", threshold.By is not null, "notWithMilestones");
            Refuse("path", threshold.Path is not null, "notWithMilestones");
            return LastOf(milestones);
        }

        var deadline = threshold.By is null ? to : Find(threshold, "by", threshold.By) ?? to;
        CheckPath(deadline);
        return deadline;
    }

    private Period LastOf(IReadOnlyList<MilestoneDefinition> milestones)
    {
        Refuse("milestones", milestones.Count == 0, "milestonesEmpty");
        var seen = new HashSet<Period>();
        foreach (var milestone in milestones)
        {
            if (Find(milestone, "by", milestone.By) is { } quarter && !seen.Add(quarter))
            {
                file.Complain(milestone, "by", "milestoneTwice", quarter);
            }
        }

        return seen.Count == 0 ? to : seen.Max();
    }

    private Period? Find(object part, string property, string written)
    {
        if (!Period.TryParse(written, out var period))
        {
            file.ComplainPeriod(part, property, "periodExpected", written, PeriodGuess.Period(written));
            return null;
        }

        if (Outside(period.LastQuarter) is not { } span)
        {
            return period.LastQuarter;
        }

        file.Complain(part, property, span.Key, written, span.From, span.To);
        return null;
    }

    /// <summary>What a quarter lies outside of, if of anything.</summary>
    private (string Key, Period From, Period To)? Outside(Period quarter) =>
        !plan.IsInTerm(quarter) ? ("outsideTerm", plan.From, plan.To)
        : quarter < from || quarter > to ? ("outsideSpan", from, to)
        : null;

    private void CheckPath(Period deadline)
    {
        var seen = new HashSet<Period>();
        foreach (var (key, value) in threshold.Path ?? new Dictionary<string, decimal>(StringComparer.Ordinal))
        {
            if (!Period.TryParse(key, out var period))
            {
                file.ComplainAtKey(threshold, "path", key, PeriodGuess.Period(key) is null ? "periodExpected" : "periodExpectedNear", key,
                    PeriodGuess.Period(key));
            }
            else if (Outside(period.LastQuarter) is { } span)
            {
                file.ComplainAtKey(threshold, "path", key, span.Key, key, span.From, span.To);
            }
            else if (period.LastQuarter > deadline || (period.LastQuarter == deadline && value != threshold.Of.Constant))
            {
                file.ComplainAtKey(threshold, "path", key, "pathAfterDeadline", key, deadline);
            }
            else if (!seen.Add(period.LastQuarter))
            {
                file.ComplainAtKey(threshold, "path", key, "pathTwice", period.LastQuarter);
            }
        }
    }

    private void Refuse(string property, bool isThere, string key)
    {
        if (isThere)
        {
            file.Complain(threshold, property, key, property);
        }
    }
}
