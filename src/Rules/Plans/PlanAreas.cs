using ActionPlan.Kernel;

namespace ActionPlan.Rules.Plans;

/// <summary>A plan's areas: the roots, all of them by id, and who lies below whom.</summary>
public sealed class PlanAreas
{
    private readonly Dictionary<string, Area> byId;
    private readonly Dictionary<string, string> parents;

    /// <summary>Indexes the trees below the given roots, whose ids are unique.</summary>
    public PlanAreas(IReadOnlyList<Area> roots)
    {
        Roots = roots;
        All = [.. roots.SelectMany(root => root.WithDescendants())];
        byId = All.ToDictionary(area => area.Id, StringComparer.Ordinal);
        parents = All.SelectMany(area => area.Children, (area, child) => (area.Id, Child: child.Id))
            .ToDictionary(pair => pair.Child, pair => pair.Id, StringComparer.Ordinal);
    }

    /// <summary>The root areas; the same targets are judged for each.</summary>
    public IReadOnlyList<Area> Roots { get; }

    /// <summary>All areas, parents before children.</summary>
    public IReadOnlyList<Area> All { get; }

    /// <summary>The area with the id; null if there is none.</summary>
    public Area? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The area one level up; null for a root.</summary>
    public Area? ParentOf(Area area) => parents.TryGetValue(area.Id, out var parent) ? byId[parent] : null;

    /// <summary>The root above the area, or the area itself.</summary>
    public Area RootOf(Area area)
    {
        var root = area;
        while (ParentOf(root) is { } parent)
        {
            root = parent;
        }

        return root;
    }
}
