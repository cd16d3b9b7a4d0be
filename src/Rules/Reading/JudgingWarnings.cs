using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Targets that no quarter of the term judges, or none finally, and those of which nothing will ever be known.</summary>
internal static class JudgingWarnings
{
    public static void Of(Plan plan, Bound<RuleFile> file, Target target)
    {
        var judged = Quarters(plan).Where(target.IsJudgedIn).Where(quarter => target.ThresholdAwaited(quarter) is null).ToList();
        if (judged.Count == 0)
        {
            file.Warn(target.Definition, "every", "neverJudged", plan.From, plan.To);
        }
        else if (!judged.Exists(target.IsDueIn))
        {
            file.Warn(target.Definition, "kind", "neverDue", plan.From, plan.To);
        }

        if (target.Definition.NeedsSource
            && target.Formulas.Inputs.Select(input => input.Figure).FirstOrDefault(figure => figure.Definition.Counted) is { } counted)
        {
            file.Warn(target.Definition, "needsSource", "sourceOfCounted", counted.Name);
        }
    }

    private static IEnumerable<Period> Quarters(Plan plan)
    {
        for (var quarter = plan.From; quarter <= plan.To; quarter = quarter.AddQuarters(1))
        {
            yield return quarter;
        }
    }
}
