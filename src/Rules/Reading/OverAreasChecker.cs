using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks that what is taken over areas, or counted of targets, fits the rest of the target.</summary>
internal static class OverAreasChecker
{
    private static readonly TargetKind[] OfTallies = [TargetKind.PerPeriod, TargetKind.YearLevel, TargetKind.TermLevel, TargetKind.Monitored];

    public static void Check(Bound<RuleFile> file, TargetDefinition target)
    {
        if (target.OverAreas is { } over)
        {
            Check(file, target, over);
        }

        if (target.Counts is { } counts)
        {
            Check(file, target, counts);
        }
    }

    private static void Check(Bound<RuleFile> file, TargetDefinition target, OverAreasDefinition over)
    {
        if (target.Counts is not null || target.WorstOf is not null)
        {
            file.Complain(target, "overAreas", target.Counts is not null ? "overAreasCounts" : "overAreasWorstOf");
        }

        if (over.Take == Taking.Worst)
        {
            if (target.Kind == TargetKind.Monitored)
            {
                file.Complain(over, "take", "overAreasMonitored");
            }

            if (over.Each is not null)
            {
                file.Complain(over, "each", "eachOfWorst");
            }

            return;
        }

        if (over.Each is null)
        {
            file.Complain(over, "take", "eachMissing", over.Take == Taking.Share ? "share" : "number");
        }
        else
        {
            CheckEach(file, over.Each);
        }

        CheckKind(file, target);
        CheckWhole(file, target, over.Take == Taking.Share);
    }

    private static void CheckEach(Bound<RuleFile> file, EachDefinition each)
    {
        Refuse("of", each.Of.ByYear is not null, "eachSteps");
        Refuse("of", each.Is != Comparison.Between && each.Of.Ends is not null, "endsOnlyForBetween");
        Refuse("of", each.Is == Comparison.Between && each.Of is { Ends: null, ByYear: null }, "betweenWithoutEnds");
        Refuse("tolerance", each.Tolerance is not null && each.Is != Comparison.Equals, "toleranceOnlyForEquals");
        Refuse("tolerance", each.Tolerance < 0, "toleranceNegative");
        if (each.Of.Ends is [{ Constant: { } lower }, { Constant: { } upper }] && lower > upper)
        {
            file.Complain(each, "of", "endsBackwards", lower, upper);
        }

        void Refuse(string property, bool isThere, string key)
        {
            if (isThere)
            {
                file.Complain(each, property, key, property);
            }
        }
    }

    private static void Check(Bound<RuleFile> file, TargetDefinition target, CountsDefinition counts)
    {
        CheckKind(file, target);
        CheckWhole(file, target, counts.As == CountedAs.Share);
        if (target.NeedsSource)
        {
            file.Complain(target, "needsSource", "countsSource");
        }

        foreach (var (property, isEmpty) in new[] { ("targets", counts.Targets.Count == 0), ("statuses", counts.Statuses.Count == 0) })
        {
            if (isEmpty)
            {
                file.Complain(counts, property, "countsEmpty", property);
            }
        }

        for (var index = 0; counts.As == CountedAs.Share && index < counts.Statuses.Count; index++)
        {
            if (counts.Statuses[index] is Judging.Status.NotDue or Judging.Status.NotApplicable or Judging.Status.Monitored)
            {
                file.ComplainAtItem(counts, "statuses", index, "countsShareOf");
            }
        }
    }

    private static void CheckKind(Bound<RuleFile> file, TargetDefinition target)
    {
        if (!OfTallies.Contains(target.Kind))
        {
            file.Complain(target, "kind", "tallyKind");
        }
    }

    private static void CheckWhole(Bound<RuleFile> file, TargetDefinition target, bool isShare)
    {
        if (target.Whole && isShare)
        {
            file.Complain(target, "whole", "wholeOfRatio");
        }
    }
}
