using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Signals;

/// <summary>
/// How a target's value is had for one quarter by itself: what was added up to a quarter less what was added up to the one before stands in
/// place of each running total, and the target's own expression is computed with it. Of what adds up towards a total only what comes from the
/// quarter counts: f(q) − f(0).
/// </summary>
internal static class OwnForm
{
    /// <summary>Why it cannot be had; null where it can.</summary>
    public static WithoutChart? Why(Target target)
    {
        var inputs = target.Formulas.Parts.SelectMany(part => part.Formula.Inputs).Distinct().ToList();
        return target.Definition.Every != Frequency.Quarter ? WithoutChart.NotQuarterly
            : target.Definition.Counts is not null || target.Definition.OverAreas is not null || IsAmbiguous(target) ? WithoutChart.Counted
            : inputs.Exists(IsCarriedForward) ? WithoutChart.CarriedForward
            : inputs.Exists(input =>
                input.View == View.LastFourQuarters
                    || (input.View == View.PreviousYearEnd && inputs.Exists(other => other.View == View.Latest && other.Figure.Id == input.Figure.Id)))
                ? WithoutChart.Running
            : !inputs.Exists(input => IsOwn(input) || IsRunning(input)) ? WithoutChart.NothingOwn
            : null;
    }

    /// <summary>Whether the view is a total that began before the quarter.</summary>
    public static bool IsRunning(Input input) => input.View is View.YearToDate or View.TermToDate
        || (input.View == View.SamePeriodLastYear && input.Figure.Type == FigureType.Flow && input.Figure.Every == Frequency.Quarter);

    /// <summary>The value in a quarter by itself; null where a figure is missing or a denominator is zero.</summary>
    /// <param name="target">The target.</param>
    /// <param name="now">What the quarter's verdict read.</param>
    /// <param name="before">What the verdict of the quarter before it read; null where there is none.</param>
    /// <exception cref="OverflowException">A number left the range of decimal.</exception>
    public static decimal? Value(Target target, QuarterRead now, QuarterRead? before)
    {
        decimal? worst = null;
        foreach (var (_, formula) in target.Formulas.Parts)
        {
            if (Arguments(target, formula, now, before) is not { } arguments)
            {
                return null;
            }

            if (Compute(formula, arguments, now.Quarter.Year) is { } value)
            {
                var own = value - (target.Accumulates ? Rest(formula, arguments, now.Quarter.Year) : 0);
                worst = worst is not { } known ? own : target.Definition.Threshold!.Is.IsFloor() ? Math.Min(known, own) : Math.Max(known, own);
            }
        }

        return worst;
    }

    /// <summary>What each input of the formula came to in the quarter by itself; null where one is missing.</summary>
    public static decimal[]? Arguments(Target target, Formula formula, QuarterRead now, QuarterRead? before)
    {
        var arguments = new decimal[formula.Inputs.Count];
        for (var place = 0; place < arguments.Length; place++)
        {
            var input = formula.Inputs[place];
            if (Read(now, input) is not { } value)
            {
                return null;
            }

            var startsAnew = !IsRunning(input) || (input.View == View.TermToDate ? now.Quarter == target.From : now.Quarter.Quarter == 1);
            if ((startsAnew ? 0 : before is null ? null : Read(before, input)) is not { } already
                // A year's own entry may say less than its quarters did.
                || (value < already && !input.Figure.Definition.Negative))
            {
                return null;
            }

            arguments[place] = value - already;
        }

        return arguments;
    }

    /// <summary>Null where it divides by zero.</summary>
    public static decimal? Compute(Formula formula, decimal[] arguments, int year) =>
        formula.DividesByZero(arguments, year) ? null : formula.Compute(arguments, year);

    /// <summary>The value if the running totals were all multiplied by a number.</summary>
    public static decimal? Times(Formula formula, decimal[] arguments, int year, decimal factor) =>
        Compute(formula, [.. arguments.Select((value, place) => IsRunning(formula.Inputs[place]) ? value * factor : value)], year);

    /// <summary>What the value would be if nothing had happened in the quarter.</summary>
    public static decimal Rest(Formula formula, decimal[] arguments, int year) => Times(formula, arguments, year, 0) ?? 0;

    private static decimal? Read(QuarterRead quarter, Input input) =>
        quarter.Views
            .FirstOrDefault(view => view.View == input.View && view.Year == input.Year && view.Figure == input.Figure.Id && view.Value is not null)?.Value;

    private static bool IsOwn(Input input) =>
        input.View is View.Period or View.PeriodLastYear or View.PreviousPeriod || (input.View is View.Latest && input.Figure.Every == Frequency.Quarter);

    private static bool IsCarriedForward(Input input) => input is { View: View.Latest, OnlyDivides: false } && input.Figure.Every == Frequency.Year;

    /// <summary>Which of several expressions is the worst hangs on more than their values where there is no better and worse.</summary>
    private static bool IsAmbiguous(Target target) =>
        target.Formulas.Parts.Count > 1 && !(target.Definition.Threshold is { } threshold && (threshold.Is.IsFloor() || threshold.Is.IsCeiling()));
}
