using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>The sentences that say why.</summary>
internal static class Remarks
{
    private const int MostNamed = 4;

    public static IReadOnlyList<Remark> Missing(Plan plan, Verdict verdict)
    {
        var missing = verdict.Evidence.SelectMany(view => view.Missing).Distinct()
            .GroupBy(entry => (entry.Plan, entry.Figure, entry.Area, entry.SplitFrom)).ToList();
        var named = missing.Take(MostNamed).Select(entries => Missing(plan, [.. entries.OrderBy(entry => entry.Period)]));
        return missing.Count > MostNamed ? [.. named, Remark.Of("missingMore", missing.Count - MostNamed)] : [.. named];
    }

    /// <summary>The verdict with why the value falls short, where it does: in the target's own words where its own rule judged.</summary>
    public static Verdict Compared(Verdict verdict, Period at)
    {
        if (verdict.Status is not (Status.Missed or Status.AtRisk))
        {
            return verdict;
        }

        var target = verdict.Target.Definition;
        var isDue = verdict.Status == Status.Missed;
        var own = isDue ? Conditions.Own(target, Conditions.MetRule)
            : Conditions.Own(target, Conditions.OnTrackRule) ?? Conditions.Own(target, Conditions.MetRule);
        var why = own is not null
            ? string.IsNullOrWhiteSpace(own.ErrorMessage)
                ? Remark.Of("ownRuleUnsaid", verdict.Value, target.MeasuredIn, Said(own.Expression, verdict)) : Remark.Of("ownRule", own.ErrorMessage)
            : Band.Of(verdict) is { } band ? Outside(verdict, band, at, isDue)
            : isDue ? Remark.Of($"missed{target.Threshold!.Is}", verdict.Value, Remark.Asked(verdict.Threshold), target.MeasuredIn)
            : Remark.Of($"behind{target.Threshold!.Is}", verdict.Value,
                Remark.Asked(WholeThings.Path(verdict.Target, verdict.Path), verdict.Threshold), target.MeasuredIn, at);
        return verdict with { Remarks = [.. verdict.Remarks, why] };
    }

    private static SaidExpression Said(string rule, Verdict verdict) => SaidExpression.Of(rule, verdict.Target.Formulas.Met?.Inputs ?? [], input =>
        verdict.Evidence.FirstOrDefault(view => view.Figure == input.Figure.Id && view.View == input.View && view.Year == input.Year)?.Value);

    private static Remark Outside(Verdict verdict, Band band, Period at, bool isDue)
    {
        var path = WholeThings.Path(verdict.Target, verdict.Path);
        return isDue
            ? Remark.Of("missedBetween", verdict.Value, Remark.Asked(band.Lower), verdict.Target.Definition.MeasuredIn, Remark.Asked(band.Upper))
            : Remark.Of("behindBetween", verdict.Value, Remark.Asked(path < band.Lower ? path : band.Lower, band.Lower),
                verdict.Target.Definition.MeasuredIn, Remark.Asked(path > band.Upper ? path : band.Upper, band.Upper), at);
    }

    /// <summary>Which of several expressions is the worst.</summary>
    public static Remark Worst(Verdict part, string name) => Of("worst", part, name);

    /// <summary>That an expression has missed, whatever those will say whose figures are missing.</summary>
    public static Remark MissedAlready(Verdict part, string name) => Of("alreadyMissed", part, name);

    private static Remark Of(string key, Verdict part, string name) =>
        Remark.Of(key, name, Remark.Beside(part.Value, part.Threshold, part.ThresholdTo, WholeThings.Path(part.Target, part.Path)),
            part.Target.Definition.MeasuredIn);

    private static Remark Missing(Plan plan, List<MissingEntry> entries)
    {
        var first = entries[0];
        var named = plan.Named(first.Plan);
        var figure = named.FigureById[first.Figure].Name;
        var area = named == plan ? plan.Areas.Find(first.Area)!.Name : $"{named.Areas.Find(first.Area)!.Name} ({named.Name})";
        return first.SplitFrom is { } split ? Remark.Of("shareMissing", figure, area, first.Period, plan.FindArea(split)!.Name)
            : first.ExistsSince is { } since ? Remark.Of("tooYoung", figure, area, first.Period, since)
            : first.LastKnown is { } old ? Remark.Of("tooOld", figure, area, old, first.Period)
            : entries.Count == 1 ? Remark.Of("missing", figure, area, first.Period, first.DueOn)
            : Remark.Of("missingSeveral", figure, area, entries.Count, first.Period, entries[^1].Period, first.DueOn);
    }
}
