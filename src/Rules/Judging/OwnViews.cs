using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>What a target that counts areas or other targets reads itself: for its threshold and its own rules.</summary>
internal sealed class OwnViews
{
    private readonly Dictionary<int, ViewReading> byPlace;

    private OwnViews(Dictionary<int, ViewReading> byPlace, decimal[]? rules) => (this.byPlace, Rules) = (byPlace, rules);

    public IReadOnlyCollection<ViewReading> Views => byPlace.Values;

    /// <summary>What its own rules read; null if any of it is missing.</summary>
    public decimal[]? Rules { get; }

    public decimal? At(int place) => byPlace[place].Value;

    public static OwnViews Read(FigureReader figures, Target target, Area area, Period quarter)
    {
        var formulas = target.Formulas;
        var views = formulas.ThresholdPlaces.Concat(formulas.ThresholdToPlaces).Concat(formulas.ConditionPlaces).Distinct()
            .ToDictionary(place => place, place => figures.Explain(formulas.Inputs[place], area, quarter, target.Definition.Every));
        return new OwnViews(views, PartReading.Read(formulas.ConditionPlaces, place => views[place].Value));
    }
}
