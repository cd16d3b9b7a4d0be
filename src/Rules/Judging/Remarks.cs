using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>The sentences that say why.</summary>
internal static class Remarks
{
    private const int MostNamed = 4;

    public static IReadOnlyList<Remark> Missing(Plan plan, Verdict verdict)
    {
        var missing = verdict.Evidence.SelectMany(view => view.Missing).Distinct().GroupBy(entry => (entry.Figure, entry.Area, entry.SplitFrom)).ToList();
        var named = missing.Take(MostNamed).Select(entries => Missing(plan, [.. entries.OrderBy(entry => entry.Period)]));
        return missing.Count > MostNamed ? [.. named, Remark.Of("missingMore", missing.Count - MostNamed)] : [.. named];
    }

    /// <summary>Why the value falls short, or which of several is the worst.</summary>
    public static IEnumerable<Remark> Compared(Verdict verdict, Period at)
    {
        var target = verdict.Target.Definition;
        if (verdict.Worst is { } worst)
        {
            yield return Remark.Of("worst", worst, verdict.Value, target.MeasuredIn);
        }

        if (verdict.Status == Status.Missed)
        {
            yield return Remark.Of($"missed{target.Threshold!.Is}", verdict.Value, verdict.Threshold, target.MeasuredIn);
        }
        else if (verdict.Status == Status.AtRisk)
        {
            yield return Remark.Of($"behind{target.Threshold!.Is}", verdict.Value, WholeThings.Path(verdict.Target, verdict.Path), target.MeasuredIn, at);
        }
    }

    private static Remark Missing(Plan plan, List<MissingEntry> entries)
    {
        var first = entries[0];
        var figure = plan.FigureById[first.Figure].Name;
        var area = plan.Areas.Find(first.Area)!.Name;
        return first.SplitFrom is { } split ? Remark.Of("shareMissing", figure, area, first.Period, plan.Areas.Find(split)!.Name)
            : first.ExistsSince is { } since ? Remark.Of("tooYoung", figure, area, first.Period, since)
            : first.LastKnown is { } old ? Remark.Of("tooOld", figure, area, old, first.Period)
            : entries.Count == 1 ? Remark.Of("missing", figure, area, first.Period, first.DueOn)
            : Remark.Of("missingSeveral", figure, area, entries.Count, first.Period, entries[^1].Period, first.DueOn);
    }
}
