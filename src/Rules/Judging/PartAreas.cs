using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Judging;

/// <summary>The areas over which a target is judged, each under a name that tells it from the others.</summary>
internal static class PartAreas
{
    /// <summary>The areas of the kind at any depth below the area that exist on the quarter's last day, in the plan's order.</summary>
    public static IReadOnlyList<Area> Of(Plan plan, Target target, Area area, Period quarter)
    {
        var kind = target.Definition.OverAreas!.Kind;
        var day = plan.Calendar.LastDay(quarter);
        return [.. area.WithDescendants().Skip(1).Where(one => string.Equals(one.Kind, kind, StringComparison.Ordinal) && one.ExistsOn(day))];
    }

    /// <summary>Their names, in the same order: with the area one level up, or the id, where two are called the same.</summary>
    public static IReadOnlyList<string> Names(Plan plan, IReadOnlyList<Area> areas)
    {
        var names = areas.Select(area => area.Name).ToList();
        if (names.Distinct(StringComparer.Ordinal).Count() == names.Count)
        {
            return names;
        }

        names = Told(names, index => plan.Areas.ParentOf(areas[index]) is { } parent ? $"{names[index]} ({parent.Name})" : names[index]);
        return Told(names, index => $"{names[index]} ({areas[index].Id})");
    }

    private static List<string> Told(List<string> names, Func<int, string> better)
    {
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
        return twice.Count == 0 ? names : [.. names.Select((name, index) => twice.Contains(name) ? better(index) : name)];
    }
}
