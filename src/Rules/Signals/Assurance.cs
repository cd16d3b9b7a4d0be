using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Rules.Signals;

/// <summary>Whether a process that goes on as it does can be expected to meet its threshold.</summary>
public enum Assurance
{
    /// <summary>The threshold lies beyond the natural limits on the wrong side: chance alone will not meet it.</summary>
    Fails,

    /// <summary>The threshold lies between the limits: chance decides.</summary>
    HitOrMiss,

    /// <summary>All between the limits meets the threshold.</summary>
    Passes,
}

/// <summary>
/// Compares natural limits with a threshold, as NHSRplotthedots' <c>ptd_calculate_assurance_type</c> does; where a limit is the threshold itself the
/// comparison decides, so that a process which always gives 100 % passes 'at least 100 %'. Ranges and equalities, for which that package gives none,
/// pass where both limits lie in what is allowed, and fail where none of what lies between them is.
/// </summary>
internal static class Limits
{
    /// <summary>What the limits say of the threshold; null where a range's upper end is not known.</summary>
    /// <param name="threshold">The declared threshold.</param>
    /// <param name="of">Its number, or lower end, in force.</param>
    /// <param name="to">A range's upper end.</param>
    /// <param name="lower">The lower natural limit.</param>
    /// <param name="upper">The upper natural limit.</param>
    public static Assurance? Compare(ThresholdDefinition threshold, decimal of, decimal? to, decimal lower, decimal upper)
    {
        var comparison = threshold.Is;
        if (comparison.IsFloor())
        {
            return Satisfies(lower, of, comparison) ? Assurance.Passes : Satisfies(upper, of, comparison) ? Assurance.HitOrMiss : Assurance.Fails;
        }

        if (comparison.IsCeiling())
        {
            return Satisfies(upper, of, comparison) ? Assurance.Passes : Satisfies(lower, of, comparison) ? Assurance.HitOrMiss : Assurance.Fails;
        }

        var (low, high) = comparison == Comparison.Between ? (of, to) : (of - (threshold.Tolerance ?? 0), of + (threshold.Tolerance ?? 0));
        return high is not { } end ? null
            : !Tolerance.Exceeds(low, lower) && !Tolerance.Exceeds(upper, end) ? Assurance.Passes
            : Tolerance.Exceeds(low, upper) || Tolerance.Exceeds(lower, end) ? Assurance.Fails
            : Assurance.HitOrMiss;
    }

    private static bool Satisfies(decimal value, decimal of, Comparison comparison) => comparison switch
    {
        Comparison.AtLeast => !Tolerance.Exceeds(of, value),
        Comparison.Above => Tolerance.Exceeds(value, of),
        Comparison.AtMost => !Tolerance.Exceeds(value, of),
        _ => Tolerance.Exceeds(of, value),
    };
}
