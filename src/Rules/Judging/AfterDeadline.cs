using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>What is said of a target after its deadline: its value and verdict stay, and that it was reached late is told.</summary>
internal static class AfterDeadline
{
    /// <summary>The verdict with what is told.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="verdict">The deadline's verdict.</param>
    /// <param name="partsIn">What the target's expressions, or areas, gave in a later quarter.</param>
    public static Verdict Told(Plan plan, Verdict verdict, Func<Period, IReadOnlyList<PartReading>> partsIn)
    {
        var target = verdict.Target;
        var remarks = new List<Remark> { Remark.Of("afterDeadline", target.Deadline) };
        for (var later = target.Deadline.AddQuarters(1); verdict.Status == Status.Missed && later <= verdict.Period; later = later.AddQuarters(1))
        {
            if (IsReached(plan, verdict, partsIn(later)))
            {
                remarks.Add(Remark.Of("reachedLate", later));
                break;
            }
        }

        return verdict with { Remarks = [.. verdict.Remarks, .. remarks] };
    }

    private static bool IsReached(Plan plan, Verdict verdict, IReadOnlyList<PartReading> parts)
    {
        var valued = parts.Where(part => part.Value is not null).ToList();
        return valued.Count > 0 && !parts.Any(part => part.HasMissing) && valued.TrueForAll(part =>
        {
            var then = verdict with { Value = part.Value };
            return !Conditions.DivideByZero(verdict.Target, part, then) && Conditions.Ask(plan, verdict.Target, part, then).Met;
        });
    }
}
