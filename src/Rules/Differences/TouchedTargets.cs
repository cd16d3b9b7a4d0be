using System.Globalization;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Differences;

/// <summary>Which targets another version may judge otherwise: the rest need not be judged by both to know that they are judged alike.</summary>
public static class TouchedTargets
{
    /// <summary>Those that differ themselves, read a figure that does, or count one of these.</summary>
    /// <returns>Their keys; null where all may be judged otherwise, since what differs is the plan's own: its term, its areas.</returns>
    public static IReadOnlySet<string>? Between(Plan before, Plan after)
    {
        // Checks of the data are told beside verdicts and change none.
        var judging = PlanDifferences.Between(before, after, CultureInfo.InvariantCulture).Where(one => one.Judges && one.Thing != Thing.Check)
            .ToLookup(one => one.Thing, one => one.Id);
        if (judging.Any(some => some.Key is not (Thing.Target or Thing.Figure)))
        {
            return null;
        }

        var figures = judging[Thing.Figure].ToHashSet(StringComparer.Ordinal);
        var touched = judging[Thing.Target].ToHashSet(StringComparer.Ordinal);
        Plan[] both = [before, after];
        touched.UnionWith(both.SelectMany(plan => plan.Targets).Where(target => target.FigureIds.Any(figures.Contains)).Select(target => target.Key));
        // What counts others is counted by none.
        touched.UnionWith(both.SelectMany(plan => plan.CountedBy).Where(one => one.Value.Any(counted => touched.Contains(counted.Key))).Select(one => one.Key)
            .ToList());
        return touched;
    }
}
