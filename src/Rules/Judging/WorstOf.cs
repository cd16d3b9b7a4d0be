using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>
/// Takes the worst of several expressions, each judged as if the target were its own. One with a zero denominator is left out and named:
/// it never hides another that has missed. One with a missing figure leaves the worst unknown.
/// </summary>
internal static class WorstOf
{
    /// <summary>The target's verdict.</summary>
    /// <param name="target">The target.</param>
    /// <param name="reading">What its expressions give.</param>
    /// <param name="parts">Their verdicts, in the same order.</param>
    public static Verdict Judge(Target target, TargetReading reading, IReadOnlyList<Verdict> parts)
    {
        var named = parts.Select((part, index) => new NamedValue(NameOf(target, index), part.Value, part.Status)).ToList();
        return Take(target, reading, parts) with { Parts = named };
    }

    private static Verdict Take(Target target, TargetReading reading, IReadOnlyList<Verdict> parts)
    {
        var unknown = Enumerable.Range(0, parts.Count).Where(index => parts[index].Status == Status.NoData).OrderBy(index => !reading.Parts[index].HasMissing).ToList();
        if (unknown.Count > 0)
        {
            var missed = Enumerable.Range(0, parts.Count).Where(index => parts[index].Status == Status.Missed)
                .Select(index => Remarks.MissedAlready(parts[index], NameOf(target, index)));
            var verdict = parts[unknown[0]];
            return verdict with { Value = null, Remarks = [.. verdict.Remarks, .. missed] };
        }

        var judged = Enumerable.Range(0, parts.Count).Where(index => parts[index].Status != Status.NotApplicable && !(parts[index].Status == Status.NotDue && reading.Parts[index].DividesByZero)).ToList();
        if (judged.Count == 0)
        {
            return parts[0];
        }

        var worst = judged.OrderBy(index => Rank(parts[index].Status)).ThenBy(index => Margin(parts[index])).First();
        if (parts[worst].Status == Status.NotDue)
        {
            // Between its dates nothing is said of the parts; the worst of them is known only where all are.
            return reading.Parts.Any(part => part.HasMissing) ? parts[worst] with { Value = null } : parts[worst] with { Worst = NameOf(target, worst) };
        }

        var leftOut = parts.Select((part, index) => (part, index)).Where(pair => pair.part.Status == Status.NotApplicable)
            .Select(pair => Remark.Of("leftOut", NameOf(target, pair.index)));
        return parts[worst] with
        {
            Worst = NameOf(target, worst),
            Remarks = [Remarks.Worst(parts[worst], NameOf(target, worst)), .. parts[worst].Remarks, .. leftOut],
        };
    }

    private static string NameOf(Target target, int index) => target.Formulas.Parts[index].Name!;

    private static int Rank(Status status) => status switch
    {
        Status.Missed => 0,
        Status.AtRisk => 1,
        Status.NotDue => 2,
        Status.OnTrack => 3,
        _ => 4,
    };

    /// <summary>How far on the right side of the threshold; an equality has no right side but the threshold itself.</summary>
    private static decimal Margin(Verdict part)
    {
        var above = (part.Value ?? 0) - (part.Threshold ?? 0);
        var comparison = part.Target.Definition.Threshold!.Is;
        return comparison.IsFloor() ? above : comparison.IsCeiling() ? -above : -Math.Abs(above);
    }
}
