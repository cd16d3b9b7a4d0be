using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Judging;

/// <summary>Which of the conditions that a target counts are why it falls short: 'không thỏa: “Số vụ cháy” (trong kỳ: 2) = 0'.</summary>
internal static class ConditionRemarks
{
    private const int MostNamed = 4;

    /// <summary>The verdict with those conditions named, where it falls short and is how many conditions hold.</summary>
    public static Verdict Told(Verdict verdict, PartReading reading)
    {
        if (verdict.Status is not (Status.Missed or Status.AtRisk) || verdict.Target.IsTally || verdict.Target.Definition.Threshold is not { } threshold)
        {
            return verdict;
        }

        var formula = verdict.Target.Formulas.Parts[reading.Index].Formula;
        if (formula.Counted.Count == 0)
        {
            return verdict;
        }

        // A count that is to be small has too many that hold; one that is to be great, or just so, too few.
        var areMany = threshold.Is.IsCeiling() || (!threshold.Is.IsFloor() && verdict.Value > (verdict.ThresholdTo ?? verdict.Threshold));
        var views = reading.Views.ToList();
        var named = formula.Counted.Where(one => one.Holds([.. one.Inputs.Select(input => ValueOf(input)!.Value)], reading.Year) == areMany)
            .Select(one => Remark.Of(areMany ? "conditionHolds" : "conditionFails", SaidExpression.Of(one.Text, one.Inputs, ValueOf))).ToList();
        var more = named.Count > MostNamed ? Remark.Of("conditionsMore", named.Count - MostNamed) : null;
        return verdict with { Remarks = [.. verdict.Remarks, .. named.Take(MostNamed), .. more is null ? [] : (Remark[])[more]] };

        decimal? ValueOf(Input input) =>
            views.First(view => view.Figure == input.Figure.Id && view.View == input.View && view.Year == input.Year).Value;
    }
}
