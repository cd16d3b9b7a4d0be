using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Signals;

/// <summary>
/// A quarter's own value where it is a number of things counted one by one, over nothing or over what is no count of the quarter (people,
/// households): c × k. Its exact interval is <see cref="PoissonCount.Interval"/> of c, times k.
/// </summary>
/// <param name="Quarter">The quarter.</param>
/// <param name="Count">How many there were in it.</param>
/// <param name="Factor">The value of one: k.</param>
public sealed record CountedRate(Period Quarter, int Count, decimal Factor)
{
    /// <summary>Two quarters differ beyond chance where equal rates would let them differ so much in fewer than one of twenty cases.</summary>
    public const double Level = 0.05;

    /// <summary>The quarter's own value.</summary>
    public decimal Value => Count * Factor;

    /// <summary>Between which values the rate behind it lies with 95 % certainty.</summary>
    public (decimal Lower, decimal Upper) Interval =>
        PoissonCount.Interval(Count) is var (lower, upper) ? ((decimal)lower * Factor, (decimal)upper * Factor) : default;

    /// <summary>Whether another quarter's rate differs from this one's by more than chance: see <see cref="PoissonCount.Alike"/>.</summary>
    public bool DiffersFrom(CountedRate other) => PoissonCount.Alike(Count, other.Count, (double)(1 / Factor), (double)(1 / other.Factor)) < Level;

    /// <summary>The quarter's count; null where the target is no such rate, or a figure is missing.</summary>
    internal static CountedRate? Of(Target target, QuarterRead now, QuarterRead? before)
    {
        if (target.Formulas.Parts is not [{ Formula: var formula }] || formula.Inputs.Where(input => IsCount(input)).ToList() is not [var counted]
            || !formula.Shape.IsRateOf(counted)
            || OwnForm.Arguments(target, formula, now, before) is not { } arguments)
        {
            return null;
        }

        var place = formula.Inputs.ToList().IndexOf(counted);
        var count = arguments[place];
        if (count < 0 || count > PoissonCount.Most / 2 || count != decimal.Truncate(count)
            || At(1) is not { } one || one <= 0 || At(0) != 0 || At(2) is not { } two || !Shown.AreSame(two, 2 * one))
        {
            return null;
        }

        return new CountedRate(now.Quarter, (int)count, one);

        decimal? At(decimal number) => OwnForm.Compute(formula, [.. arguments.Select((value, index) => index == place ? number : value)], now.Quarter.Year);
    }

    private static bool IsCount(Input input) =>
        input.Figure is { Type: FigureType.Flow, IsWhole: true, Definition.Negative: false } && input.View is View.Period or View.YearToDate or View.TermToDate;
}
