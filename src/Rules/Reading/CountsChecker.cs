using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks that the targets which others count exist; this waits until all rule files are read.</summary>
internal static class CountsChecker
{
    public static void Check(IReadOnlyList<Bound<RuleFile>> rules)
    {
        // What a file without its module's id, or a target without its own, would be called is not known.
        if (rules.Any(file => file.Value.Module.Length == 0 || file.IsNoList(file.Value, "targets") || file.Value.Targets.Any(target => target.Id.Length == 0)))
        {
            return;
        }

        var all = rules.SelectMany(file => file.Value.Targets, (file, target) => (Key: $"{file.Value.Module}.{target.Id}", Target: target)).ToList();
        foreach (var file in rules)
        {
            foreach (var counts in file.Value.Targets.Select(target => target.Counts).OfType<CountsDefinition>().Where(file.IsWhole))
            {
                for (var index = 0; index < counts.Targets.Count; index++)
                {
                    if (Wrong(counts.Targets[index], file.Value.Module, all) is { } wrong)
                    {
                        file.ComplainAtItem(counts, "targets", index, wrong.Key, wrong.Values);
                    }
                }
            }
        }
    }

    private static WrongName? Wrong(string pattern, string module, List<(string Key, TargetDefinition Target)> all)
    {
        if (pattern == CountedTargets.All || pattern.EndsWith(CountedTargets.AllOfModule, StringComparison.Ordinal))
        {
            var named = all.Where(one => CountedTargets.Names(pattern, one.Key)).ToList();
            return named.Exists(one => one.Target.Counts is null) ? null
                : named.Count > 0 || pattern == CountedTargets.All ? new WrongName("countsNothing", pattern)
                : WrongName.Of("unknownModule", pattern[..^CountedTargets.AllOfModule.Length],
                    [.. all.Select(one => one.Key.Split('.')[0]).Distinct(StringComparer.Ordinal).Select(id => (id, string.Empty))]);
        }

        if (all.Find(one => one.Key == pattern) is { Target: { } found })
        {
            return found.Counts is null ? null : new WrongName("countsCounting", pattern);
        }

        // The id alone, the number or the name: a target of the same file goes before those of others.
        var meant = all.OrderBy(one => !one.Key.StartsWith(module + ".", StringComparison.Ordinal))
            .FirstOrDefault(one => one.Target.Id == pattern || Same.Name(one.Target.Name, pattern) || Same.Name(one.Target.Number, pattern)).Key;
        return meant is not null ? new WrongName("targetNamed", pattern, meant)
            : Nearest.To(pattern, all.Select(one => one.Key)) is { } nearest ? new WrongName("unknownTargetNear", pattern, nearest)
            : new WrongName("unknownTarget", pattern);
    }
}
