using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>What a target's value is compared with in one area at one quarter.</summary>
/// <param name="Threshold">The threshold, or a range's lower end; null where none is in force or it cannot be computed.</param>
/// <param name="ThresholdTo">A range's upper end; null likewise.</param>
/// <param name="HasMissing">Whether a figure that it is computed from is missing.</param>
/// <param name="DividesByZero">Whether it has a zero denominator.</param>
internal sealed record LimitReading(decimal? Threshold, decimal? ThresholdTo, bool HasMissing, bool DividesByZero)
{
    /// <summary>Reads it as the value is read.</summary>
    /// <exception cref="RuleFailedException">The ends came out in the wrong order.</exception>
    /// <exception cref="OverflowException">An end left the range of decimal.</exception>
    public static LimitReading Of(Target target, Period quarter, Func<int, decimal?> read)
    {
        var (hasMissing, dividesByZero) = (false, false);
        var formulas = target.Formulas;
        var threshold = End(formulas.Limit.Threshold, formulas.ThresholdPlaces, target.ThresholdIn(quarter));
        var upper = End(formulas.Limit.ThresholdTo, formulas.ThresholdToPlaces, target.ThresholdTo);
        if (threshold is { } lower && upper is { } to && Tolerance.Exceeds(lower, to))
        {
            throw new RuleFailedException(Remark.Of("failedEnds", lower, to));
        }

        return new LimitReading(threshold, upper, hasMissing, dividesByZero);

        decimal? End(Formula? formula, int[] places, decimal? number)
        {
            if (formula is null)
            {
                return number;
            }

            if (PartReading.Read(places, read) is not { } views)
            {
                hasMissing = true;
                return null;
            }

            if (formula.DividesByZero(views, quarter.Year))
            {
                dividesByZero = true;
                return null;
            }

            return formula.Compute(views, quarter.Year);
        }
    }
}
