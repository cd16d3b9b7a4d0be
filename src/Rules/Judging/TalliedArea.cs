using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>One of several areas, and whether it satisfies the condition.</summary>
/// <param name="Area">The area.</param>
/// <param name="Value">Its value; null with a missing figure or a zero denominator.</param>
/// <param name="HasMissing">Whether a figure is missing, of the value or of the condition.</param>
/// <param name="Holds">Whether the value satisfies the condition.</param>
/// <param name="Views">The figures behind it.</param>
internal sealed record TalliedArea(Area Area, decimal? Value, bool HasMissing, bool Holds, IReadOnlyList<ViewReading> Views)
{
    /// <summary>What its value is compared with: the condition's number, or the ends between which it must lie.</summary>
    public IReadOnlyList<decimal> Limits { get; init; } = [];

    /// <summary>Whether a denominator is zero, of the value or of the condition.</summary>
    public bool IsLeftOut => !HasMissing && Value is null;

    /// <summary>Reads an area's figures, and whether they satisfy the condition.</summary>
    /// <exception cref="RuleFailedException">The ends of a range came out in the wrong order.</exception>
    /// <exception cref="OverflowException">A number left the range of decimal.</exception>
    public static TalliedArea Read(FigureReader figures, Target target, Area area, Period quarter)
    {
        var formula = target.Formulas.Parts[0].Formula;
        var limits = target.Formulas.Each;
        var inputs = target.Formulas.OfEachArea;
        var views = new ViewReading[inputs.Count];
        for (var index = 0; index < views.Length; index++)
        {
            views[index] = figures.Explain(inputs[index], area, quarter, target.Definition.Every, area.Id);
        }

        if (Array.Exists(views, view => view.Value is null))
        {
            return new TalliedArea(area, null, HasMissing: true, Holds: false, views);
        }

        var each = target.Definition.OverAreas!.Each!;
        var ends = each.Of.Ends ?? [each.Of];
        var value = Work(formula);
        var lower = ends[0].Constant ?? Work(limits.Threshold!);
        var upper = ends.Count > 1 ? ends[1].Constant ?? Work(limits.ThresholdTo!) : lower;
        return value is { } known && lower is { } from && upper is { } to
            ? new TalliedArea(area, known, HasMissing: false, IsSatisfied(each, known, from, to), views)
            {
                Limits = each.Tolerance is { } around ? [from - around, to + around] : [from, to],
            }
            : new TalliedArea(area, null, HasMissing: false, Holds: false, views);

        decimal? Work(Formula one)
        {
            var values = new decimal[one.Inputs.Count];
            for (var index = 0; index < values.Length; index++)
            {
                values[index] = views[inputs.IndexOf(one.Inputs[index])].Value!.Value;
            }

            return one.DividesByZero(values, quarter.Year) ? null : one.Compute(values, quarter.Year);
        }
    }

    private static bool IsSatisfied(EachDefinition each, decimal value, decimal lower, decimal upper)
    {
        if (Tolerance.Exceeds(lower, upper))
        {
            throw new RuleFailedException(Remark.Of("failedEach", lower, upper));
        }

        var around = each.Tolerance ?? 0;
        return each.Is is Comparison.Between or Comparison.Equals
            ? Comparison.AtLeast.Holds(value, lower - around) && Comparison.AtMost.Holds(value, upper + around)
            : each.Is.Holds(value, lower);
    }
}
