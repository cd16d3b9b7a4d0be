using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>What a target's value comes to before its plan's term, by the figures of the plans that this one continues.</summary>
public static class ValuesBefore
{
    private const int FarthestBack = 20;

    /// <summary>
    /// Whether there can be any: what adds up over the term begins with it, and what is counted over areas or targets was not counted before.
    /// </summary>
    /// <param name="plan">The plan.</param>
    /// <param name="target">The target.</param>
    public static bool CanBe(Plan plan, Target target)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(target);
        return plan.Earlier is not null && target is { IsTally: false, IsWorstOfAreas: false, Formulas.Parts: [{ Name: null } part] }
            && part.Formula.Inputs.All(input => input.View != View.TermToDate);
    }

    /// <summary>The values that can be computed, in the quarters in which the target would have been judged, the oldest first.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="target">The target.</param>
    /// <param name="area">The area, with what had become part of it when the term began.</param>
    /// <param name="figures">The entries that are read with the area's root.</param>
    public static IReadOnlyList<KeyValuePair<Period, decimal>> Of(Plan plan, Target target, Area area, IEnumerable<FigureValue> figures)
    {
        ArgumentNullException.ThrowIfNull(area);
        if (!CanBe(plan, target))
        {
            return [];
        }

        var began = Enumerable.Range(0, plan.To.QuarterIndex - plan.From.QuarterIndex + 1).Select(plan.From.AddQuarters)
            .FirstOrDefault(quarter => area.ExistsOn(plan.Calendar.LastDay(quarter)), plan.From);
        var seen = new FigureReader(plan, new FigureSheet(figures)).SeenFrom(area, began);
        var first = plan.EarlierOnes.Min(earlier => earlier.From);
        var values = new List<KeyValuePair<Period, decimal>>();
        for (var quarter = Later(first, plan.From.AddQuarters(-FarthestBack)); quarter < plan.From; quarter = quarter.AddQuarters(1))
        {
            if (target.IsItsTurn(quarter) && ValueIn(seen, target, area, quarter) is { } value)
            {
                values.Add(KeyValuePair.Create(quarter, value));
            }
        }

        return values;
    }

    private static decimal? ValueIn(FigureReader seen, Target target, Area area, Period quarter)
    {
        try
        {
            return TargetReading.ValueOf(seen, target, 0, area, quarter);
        }
        catch (Exception error) when (error is RuleFailedException or ArithmeticException)
        {
            return null;
        }
    }

    private static Period Later(Period left, Period right) => left > right ? left : right;
}
