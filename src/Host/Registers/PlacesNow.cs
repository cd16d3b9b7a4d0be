namespace ActionPlan.Host.Registers;

/// <summary>What areas and works of the plans before are in this one.</summary>
internal static class PlacesNow
{
    /// <summary>
    /// The areas of a plan in which something of an earlier plan's area lies now: what that area, or the nearest one above it that goes on, is
    /// here, and what this has become part of. None where it is another area's or nobody's.
    /// </summary>
    /// <param name="earlier">The earlier plan's id.</param>
    /// <param name="area">The earlier plan's area.</param>
    public static IReadOnlyList<Area> Of(Plan plan, string earlier, string area)
    {
        if (plan.Earlier is not { } link)
        {
            return [];
        }

        IReadOnlyList<Area> there = link.Plan.Id != earlier ? Of(link.Plan, earlier, area) : link.Plan.Areas.Find(area) is { } one ? [one] : [];
        return [.. there.Select(at => Now(link, at)).OfType<Area>().SelectMany(now => Course(plan, now)).DistinctBy(now => now.Id, StringComparer.Ordinal)];
    }

    /// <summary>The id of a plan's work that an earlier plan's is; null where it does not go on.</summary>
    public static string? Work(Plan plan, string earlier, string work) =>
        plan.Earlier is not { } link ? null
        : (link.Plan.Id == earlier ? work : Work(link.Plan, earlier, work)) is { } there ? link.NowWork(there)?.Id : null;

    private static Area? Now(EarlierPlan link, Area there)
    {
        for (var at = there; at is not null; at = link.Plan.Areas.ParentOf(at))
        {
            if (link.Now(at) is { } now)
            {
                return now;
            }

            if (at.MergedInto is { } into && link.Plan.Areas.Find(into) is { } larger)
            {
                return Now(link, larger);
            }
        }

        return null;
    }

    private static IEnumerable<Area> Course(Plan plan, Area area)
    {
        for (var at = area; at is not null; at = at.MergedInto is { } into ? plan.Areas.Find(into) : null)
        {
            yield return at;
        }
    }
}
