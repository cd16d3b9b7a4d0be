using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>One of several expressions or areas, judged as if the target were its own.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Verdict">What is said of it.</param>
/// <param name="Reading">Its value.</param>
internal sealed record JudgedPart(string Name, Verdict Verdict, PartReading Reading);

/// <summary>
/// Takes the worst of several expressions or areas, each judged as if the target were its own. One with a zero denominator is left out and
/// named: it never hides another that has missed. One with a missing figure leaves the worst unknown.
/// </summary>
internal static class WorstOf
{
    /// <summary>The target's verdict.</summary>
    /// <param name="parts">At least one, in order.</param>
    public static Verdict Judge(IReadOnlyList<JudgedPart> parts) =>
        Take(parts) with { Parts = [.. parts.Select(part => new NamedValue(part.Name, part.Verdict.Value, part.Verdict.Status))] };

    private static Verdict Take(IReadOnlyList<JudgedPart> parts)
    {
        if (parts.Where(part => part.Verdict.Status == Status.NoData).OrderBy(part => !part.Reading.HasMissing).FirstOrDefault() is { Verdict: var unknown })
        {
            var missed = parts.Where(part => part.Verdict.Status == Status.Missed).Select(part => Remarks.MissedAlready(part.Verdict, part.Name));
            return unknown with { Value = null, Remarks = [.. unknown.Remarks, .. missed] };
        }

        var judged = parts.Where(part => part.Verdict.Status != Status.NotApplicable && !(part.Verdict.Status == Status.NotDue && part.Reading.DividesByZero))
            .ToList();
        if (judged.Count == 0)
        {
            return parts[0].Verdict;
        }

        var worst = judged.OrderBy(part => Rank(part.Verdict.Status)).ThenBy(part => Margin(part.Verdict)).First();
        if (worst.Verdict.Status == Status.NotDue)
        {
            // Between its dates nothing is said of the parts; the worst of them is known only where all are.
            return parts.Any(part => part.Reading.HasMissing) ? worst.Verdict with { Value = null } : worst.Verdict with { Worst = worst.Name };
        }

        var leftOut = parts.Where(part => part.Verdict.Status == Status.NotApplicable).Select(part => Remark.Of("leftOut", part.Name));
        return worst.Verdict with
        {
            Worst = worst.Name,
            Remarks = [Remarks.Worst(worst.Verdict, worst.Name), .. worst.Verdict.Remarks, .. leftOut],
        };
    }

    private static int Rank(Status status) => status switch
    {
        Status.Missed => 0,
        Status.AtRisk => 1,
        Status.NotDue => 2,
        Status.OnTrack => 3,
        _ => 4,
    };

    /// <summary>How far on the right side of the threshold, of a range inside its nearer end; an equality has no right side but the threshold itself.</summary>
    private static decimal Margin(Verdict part)
    {
        if (Band.Of(part) is { } band)
        {
            return band.Margin(part.Value ?? 0);
        }

        var above = (part.Value ?? 0) - (part.Threshold ?? 0);
        var comparison = part.Target.Definition.Threshold!.Is;
        return comparison.IsFloor() ? above : comparison.IsCeiling() ? -above : -Math.Abs(above);
    }
}
