using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>A target's figures in one area at one quarter, and what each of its expressions gives.</summary>
internal sealed class TargetReading
{
    public TargetReading(IReadOnlyList<ViewReading> views, IReadOnlyList<PartReading> parts) => (Views, Parts) = (views, parts);

    public IReadOnlyList<ViewReading> Views { get; }

    /// <summary>One for each expression, in order.</summary>
    public IReadOnlyList<PartReading> Parts { get; }

    /// <summary>The value of the view at a place of the target's inputs, as its threshold reads it; null if an entry is missing.</summary>
    public required Func<int, decimal?> ViewAt { get; init; }

    /// <summary>The areas that were counted, where the value is how many of them satisfy a condition.</summary>
    public IReadOnlyList<TalliedArea> Areas { get; init; } = [];

    /// <summary>Reads the views and computes the values.</summary>
    /// <exception cref="OverflowException">A value left the range of decimal.</exception>
    public static TargetReading Of(FigureReader figures, Target target, Area area, Period quarter)
    {
        var inputs = target.Formulas.Inputs;
        var views = new ViewReading[inputs.Count];
        for (var index = 0; index < views.Length; index++)
        {
            views[index] = figures.Explain(inputs[index], area, quarter, target.Definition.Every);
        }

        var parts = new PartReading[target.Formulas.Parts.Count];
        for (var index = 0; index < parts.Length; index++)
        {
            var places = target.Formulas.PartPlaces[index].Concat(target.Formulas.ConditionPlaces);
            parts[index] =
                PartReading.Of(target.Formulas, index, quarter.Year, place => views[place].Value) with { Views = places.Select(place => views[place]) };
        }

        return new TargetReading(views, parts) { ViewAt = place => views[place].Value };
    }

    /// <summary>The views of its expressions alone, without those that the threshold or its rules read.</summary>
    public static IEnumerable<ViewReading> ValueViews(FigureReader figures, Target target, Area area, Period quarter) =>
        target.Formulas.PartPlaces.SelectMany(places => places).Distinct()
            .Select(place => figures.Explain(target.Formulas.Inputs[place], area, quarter, target.Definition.Every));

    /// <summary>The value of one expression alone, without the entries behind it; null where it cannot be computed.</summary>
    /// <exception cref="OverflowException">The value left the range of decimal.</exception>
    public static decimal? ValueOf(FigureReader figures, Target target, int part, Area area, Period quarter) =>
        PartReading.Of(target.Formulas, part, quarter.Year,
            place => figures.Read(target.Formulas.Inputs[place], area, quarter, target.Definition.Every, trace: null)).Value;
}

/// <summary>What one expression of a target gives, and what its conditions are asked with.</summary>
/// <param name="Index">Which expression it is.</param>
/// <param name="Year">The year of the quarter read.</param>
/// <param name="HasMissing">Whether a figure of the expression, or of the target's own rules, is missing.</param>
/// <param name="Value">The value; null where one of its own figures is missing or a denominator is zero.</param>
/// <param name="Rules">The values of the views that the target's own rules read.</param>
internal sealed record PartReading(int Index, int Year, bool HasMissing, decimal? Value, decimal[] Rules)
{
    public static readonly Remark ZeroDenominator = Remark.Of("zeroDenominator");

    private static readonly Remark NoGrowth = Remark.Of("noGrowth");

    /// <summary>The figures behind it and behind the target's own rules.</summary>
    public IEnumerable<ViewReading> Views { get; init; } = [];

    /// <summary>Why there is no value though nothing is missing.</summary>
    public Remark WithoutValue { get; init; } = ZeroDenominator;

    /// <summary>Whether it has every figure and no value: a denominator is zero, or there is nothing to count.</summary>
    public bool DividesByZero => !HasMissing && Value is null;

    public static PartReading Of(TargetFormulas formulas, int index, int year, Func<int, decimal?> read)
    {
        var formula = formulas.Parts[index].Formula;
        var own = Read(formulas.PartPlaces[index], read);
        var rules = Read(formulas.ConditionPlaces, read);
        var value = own is null || formula.DividesByZero(own, year) ? (decimal?)null : formula.Compute(own, year);
        return new PartReading(index, year, own is null || rules is null, value,
            rules ?? []) { WithoutValue = formula.Shape.Grows ? NoGrowth : ZeroDenominator };
    }

    /// <summary>The views at the places; null if one is missing.</summary>
    public static decimal[]? Read(int[] places, Func<int, decimal?> read)
    {
        var values = new decimal[places.Length];
        for (var index = 0; index < places.Length; index++)
        {
            if (read(places[index]) is not { } value)
            {
                return null;
            }

            values[index] = value;
        }

        return values;
    }
}
