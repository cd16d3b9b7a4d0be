using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks that what programmes name exists; they name targets, so this waits until all rule files are read.</summary>
internal static class ProgrammeChecker
{
    public static void Check(Bound<PlanFile> plan, IReadOnlyList<Bound<RuleFile>> rules)
    {
        var targets = rules.SelectMany(file => file.Value.Targets, (file, target) => (Key: $"{file.Value.Module}.{target.Id}", target.Name, target.Number))
            .ToList();
        var keys = targets.Select(target => target.Key).ToHashSet(StringComparer.Ordinal);
        var assignments = plan.Value.Assignments.Select(assignment => assignment.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var programme in plan.Value.Programmes)
        {
            for (var index = 0; index < programme.Targets.Count; index++)
            {
                var asked = programme.Targets[index];
                if (targets.Find(target =>
                    Same.Name(target.Name, asked) || Same.Name(target.Number, asked)
                        || target.Key.EndsWith("." + asked, StringComparison.Ordinal)).Key is { } named)
                {
                    plan.ComplainAtItem(programme, "targets", index, "targetNamed", asked, named);
                }
                else if (!rules.Any(file => file.Value.Module.Length == 0 || file.Value.Targets.Any(target => target.Id.Length == 0)))
                {
                    Known(programme, "targets", index, asked, keys, "unknownTarget");
                }
            }

            for (var index = 0; index < programme.Assignments.Count; index++)
            {
                Known(programme, "assignments", index, programme.Assignments[index], assignments, "unknownAssignment");
            }
        }

        void Known(ProgrammeDefinition programme, string property, int index, string id, HashSet<string> known, string key)
        {
            if (!known.Contains(id))
            {
                var nearest = Nearest.To(id, known);
                plan.ComplainAtItem(programme, property, index, nearest is null ? key : key + "Near", id, nearest);
            }
        }
    }
}
