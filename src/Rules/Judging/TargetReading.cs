using ActionPlan.Kernel;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>A target's figures and value in one area at one quarter.</summary>
internal sealed class TargetReading
{
    private TargetReading(IReadOnlyList<ViewReading> views) => Views = views;

    public IReadOnlyList<ViewReading> Views { get; }

    public bool HasMissing { get; private init; }

    public bool DividesByZero { get; private init; }

    public decimal? Value { get; private init; }

    public string? Worst { get; private init; }

    public IReadOnlyList<NamedValue> Parts { get; private init; } = [];

    /// <summary>The values of all views, where none is missing.</summary>
    public decimal[] Arguments { get; private init; } = [];

    /// <summary>Reads the views and computes the value.</summary>
    /// <exception cref="OverflowException">The value left the range of decimal.</exception>
    public static TargetReading Of(FigureReader figures, Target target, Area area, Period quarter)
    {
        var formulas = target.Formulas;
        var views = new ViewReading[formulas.Inputs.Count];
        var arguments = new decimal[views.Length];
        var hasMissing = false;
        for (var index = 0; index < views.Length; index++)
        {
            views[index] = figures.Explain(formulas.Inputs[index], area, quarter, target.Definition.Every);
            hasMissing |= views[index].Value is null;
            arguments[index] = views[index].Value ?? 0;
        }

        if (hasMissing)
        {
            return new TargetReading(views) { HasMissing = true, Parts = PartsWithoutValue(formulas) };
        }

        if (formulas.Parts.Count == 1)
        {
            var formula = formulas.Parts[0].Formula;
            var own = Pick(arguments, formulas.PartPlaces[0]);
            return formula.DividesByZero(own)
                ? new TargetReading(views) { DividesByZero = true }
                : new TargetReading(views) { Arguments = arguments, Value = formula.Compute(own), Worst = formulas.Parts[0].Name };
        }

        return WorstOf(target, quarter, views, arguments);
    }

    /// <summary>The value alone, without the entries behind it; null where it cannot be computed.</summary>
    /// <exception cref="OverflowException">The value left the range of decimal.</exception>
    public static decimal? ValueOf(FigureReader figures, Target target, Area area, Period quarter)
    {
        var formulas = target.Formulas;
        var arguments = new decimal[formulas.Inputs.Count];
        for (var index = 0; index < arguments.Length; index++)
        {
            if (figures.Read(formulas.Inputs[index], area, quarter, target.Definition.Every, trace: null) is not { } value)
            {
                return null;
            }

            arguments[index] = value;
        }

        if (formulas.Parts.Count > 1)
        {
            return WorstOf(target, quarter, [], arguments).Value;
        }

        var own = Pick(arguments, formulas.PartPlaces[0]);
        return formulas.Parts[0].Formula.DividesByZero(own) ? null : formulas.Parts[0].Formula.Compute(own);
    }

    /// <summary>The arguments of one expression out of those of all.</summary>
    public static decimal[] Pick(decimal[] arguments, int[] places) => places.Length == arguments.Length && IsInOrder(places)
        ? arguments
        : Array.ConvertAll(places, place => arguments[place]);

    private static bool IsInOrder(int[] places)
    {
        for (var index = 0; index < places.Length; index++)
        {
            if (places[index] != index)
            {
                return false;
            }
        }

        return true;
    }

    private static TargetReading WorstOf(Target target, Period quarter, ViewReading[] views, decimal[] arguments)
    {
        var formulas = target.Formulas;
        var parts = new NamedValue[formulas.Parts.Count];
        for (var index = 0; index < parts.Length; index++)
        {
            var own = Pick(arguments, formulas.PartPlaces[index]);
            var part = formulas.Parts[index];
            parts[index] = new NamedValue(part.Name!, part.Formula.DividesByZero(own) ? null : part.Formula.Compute(own));
        }

        if (Array.Exists(parts, part => part.Value is null))
        {
            return new TargetReading(views) { DividesByZero = true, Parts = parts };
        }

        var threshold = target.Definition.Threshold!;
        var limit = target.ThresholdIn(quarter.Year) ?? 0;
        var worst = threshold.Is switch
        {
            Comparison.AtLeast or Comparison.Above => parts.MinBy(part => part.Value)!,
            Comparison.AtMost or Comparison.Below => parts.MaxBy(part => part.Value)!,
            _ => parts.MaxBy(part => Math.Abs(part.Value!.Value - limit))!,
        };
        return new TargetReading(views) { Arguments = arguments, Value = worst.Value, Worst = worst.Name, Parts = parts };
    }

    private static IReadOnlyList<NamedValue> PartsWithoutValue(TargetFormulas formulas) =>
        formulas.Parts is [{ Name: null }] ? [] : [.. formulas.Parts.Select(part => new NamedValue(part.Name!, null))];
}
