using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Reading;

/// <summary>
/// Rule files that a programme counts on and that are not there, deleted or under another name. Each is told once: its unknown targets and
/// figures only follow from that.
/// </summary>
internal static class MissingModules
{
    /// <summary>Whether all of them are there.</summary>
    public static bool Check(Bound<PlanFile> plan, IReadOnlyList<Bound<RuleFile>> rules)
    {
        var known = rules.Select(file => file.Value.Module).ToHashSet(StringComparer.Ordinal);
        if (known.Contains(string.Empty))
        {
            // Which module that file is of has to be said first.
            return true;
        }

        var missing = new HashSet<string>(StringComparer.Ordinal);
        foreach (var programme in plan.Value.Programmes)
        {
            for (var index = 0; index < programme.Targets.Count; index++)
            {
                var module = programme.Targets[index].Split('.')[0];
                if (programme.Targets[index].Contains('.', StringComparison.Ordinal) && Names.Id().IsMatch(module)
                    && !known.Contains(module) && Nearest.To(module, known) is null && missing.Add(module))
                {
                    plan.ComplainAtItem(programme, "targets", index, "moduleMissing", module, programme.Targets[index]);
                }
            }
        }

        return missing.Count == 0;
    }
}
