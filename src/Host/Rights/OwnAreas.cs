namespace ActionPlan.Host.Rights;

/// <summary>Which areas concern somebody, and which of them comes first: a city's people see all wards, a ward's people theirs.</summary>
internal static class OwnAreas
{
    /// <summary>Up to so many root areas stand in one list.</summary>
    private const int MostTogether = 200;

    /// <summary>The root areas that are shown, in the plan's order.</summary>
    public static IEnumerable<Area> RootsSeen(this Acting acting, Plan plan) => plan.Areas.Roots.Where(acting.Reach.Sees);

    /// <summary>Whether there are several to be laid side by side; what became part of another is none of its own.</summary>
    public static bool SeesSeveralRoots(this Acting acting, Plan plan) => acting.RootsSeen(plan).Where(root => root.MergedInto is null).Skip(1).Any();

    /// <summary>The one area that somebody's roles are bound to, with whatever lies below it; null where they are bound to none, or to several.</summary>
    public static Area? OwnArea(this Acting acting, Plan plan)
    {
        var bound = acting.Actor.Grants.Where(grant => grant.Area is not null && grant.HoldsIn(plan.Id)).ToList();
        var own = bound.Select(grant => plan.Areas.Find(grant.Area!)).OfType<Area>().Distinct().ToList();
        return own.Where(area => !bound.Exists(other => other.Area != area.Id && other.Covers(area.Id, plan))).ToList() is [var only] ? only : null;
    }

    /// <summary>What a page on one area shows to whoever names none.</summary>
    public static Area FirstArea(this Acting acting, Plan plan) =>
        acting.OwnArea(plan) ?? acting.RootsSeen(plan).FirstOrDefault() ?? plan.Areas.All.FirstOrDefault(acting.Reach.Sees) ?? plan.Areas.Roots[0];

    /// <summary>The areas that a page on one can turn to: the other root areas, and where it asks for them those below.</summary>
    /// <param name="acting">Who looks.</param>
    /// <param name="shown">The area that is shown.</param>
    /// <param name="withBelow">Whether the areas beside and below it can be chosen too.</param>
    public static IReadOnlyList<(string Value, string Text)> AreaChoices(this Acting acting, Plan plan, Area shown, bool withBelow = false)
    {
        var root = plan.Areas.RootOf(shown);
        var areas = plan.Areas.Roots.SelectMany(one => withBelow && one == root ? one.WithDescendants() : [one])
            .Where(one => one == shown || acting.Reach.Sees(one)).ToList();
        return [.. (areas.Contains(shown) ? areas : areas.Prepend(shown)).Select(area => (area.Id, area.Name))];
    }

    /// <summary>The root area to which a list about all figures is narrowed where nobody chose one; null where there are few enough for all.</summary>
    public static string? RootInstead(this Acting acting, Plan plan) =>
        acting.RootsSeen(plan).Skip(MostTogether).Any() ? plan.Areas.RootOf(acting.FirstArea(plan)).Id : null;

    /// <summary>
    /// What a list can be narrowed to: the root areas where there are several, else the one and those below it. One alone is nothing to choose from,
    /// and may be named in an address all the same.
    /// </summary>
    public static IReadOnlyList<(string Value, string Text)> AreaFilterChoices(this Acting acting, Plan plan)
    {
        var roots = acting.RootsSeen(plan).ToList();
        return [.. (plan.Areas.Roots.Count > 1 && roots.Count > 0 ? roots : plan.Areas.All.Where(acting.Reach.Sees)).Select(area => (area.Id, area.Name))];
    }

    /// <summary>What a list about root areas can be narrowed to.</summary>
    public static IReadOnlyList<(string Value, string Text)> RootFilterChoices(this Acting acting, Plan plan) =>
        [.. acting.RootsSeen(plan).Select(root => (root.Id, root.Name))];

    /// <summary>The root area of an id, as a list is narrowed to it; null for any.</summary>
    public static IReadOnlyList<Area>? RootsNamed(this Plan plan, string? root) => root is not null && plan.Areas.Find(root) is { } found ? [found] : null;

    /// <summary>The ids of an area and all below it, as a list is narrowed to them; null for any.</summary>
    public static IReadOnlyList<string>? Within(this Plan plan, string? area) =>
        area is not null && plan.Areas.Find(area) is { } found ? [.. found.WithDescendants().Select(one => one.Id)] : null;
}
