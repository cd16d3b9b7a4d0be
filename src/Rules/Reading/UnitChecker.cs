using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>A unit that ended within the term may not be left with targets or figures: nobody would answer for them.</summary>
internal static class UnitChecker
{
    private const int MostShown = 10;

    public static void CheckEnded(Bound<PlanFile> bound, IReadOnlyList<Bound<RuleFile>> rules, CheckedPlan plan)
    {
        var lastDay = plan.File.Calendar.LastDay(plan.To);
        foreach (var unit in plan.File.Units.Where(unit => unit.To < lastDay))
        {
            var left = LeftTo(unit.Id, plan.File, rules).ToList();
            if (left.Count > 0)
            {
                var shown = string.Join("; ", left.Take(MostShown)) + (left.Count > MostShown ? "; …" : "");
                bound.Complain(unit, "to", "unitStillAnswers", unit.Name, left.Count, shown);
            }
        }
    }

    private static IEnumerable<string> LeftTo(string unit, PlanFile plan, IReadOnlyList<Bound<RuleFile>> rules)
    {
        foreach (var target in rules.SelectMany(file => file.Value.Targets))
        {
            if (target.Responsible == unit || target.With.Contains(unit, StringComparer.Ordinal))
            {
                yield return $"{target.Number} {target.Name}".Trim();
            }
        }

        foreach (var figure in rules.SelectMany(file => file.Value.Figures).Where(figure => figure.ReportedBy == unit))
        {
            yield return figure.Name;
        }

        if (plan.EscalateTo == unit)
        {
            yield return "escalateTo";
        }

        if (plan.Schedules.SummariesTo.Contains(unit, StringComparer.Ordinal))
        {
            yield return "summariesTo";
        }
    }
}
