namespace ActionPlan.Rules.Plans;

/// <summary>A plan's areas: the roots, all of them by id, and who lies below whom.</summary>
public sealed class PlanAreas
{
    private readonly Dictionary<string, Area> byId;
    private readonly Dictionary<string, string> parents;
    private readonly Lineage lineage;

    /// <summary>Indexes the trees below the given roots, whose ids are unique.</summary>
    public PlanAreas(IReadOnlyList<Area> roots)
    {
        Roots = roots;
        All = [.. roots.SelectMany(root => root.WithDescendants())];
        byId = All.ToDictionary(area => area.Id, StringComparer.Ordinal);
        parents = All.SelectMany(area => area.Children, (area, child) => (area.Id, Child: child.Id))
            .ToDictionary(pair => pair.Child, pair => pair.Id, StringComparer.Ordinal);
        lineage = new Lineage(this);
    }

    /// <summary>The root areas; the same targets are judged for each.</summary>
    public IReadOnlyList<Area> Roots { get; }

    /// <summary>All areas, parents before children.</summary>
    public IReadOnlyList<Area> All { get; }

    /// <summary>The area with the id; null if there is none.</summary>
    public Area? Find(string id) => byId.GetValueOrDefault(id);

    /// <summary>The area one level up; null for a root.</summary>
    public Area? ParentOf(Area area) => parents.TryGetValue(area.Id, out var parent) ? byId[parent] : null;

    /// <summary>Whether any area of the plan became part of another.</summary>
    public bool HaveLineage => !lineage.IsEmpty;

    /// <summary>Whether any area became part of this one.</summary>
    public bool HasPredecessors(Area area) => lineage.Has(area);

    /// <summary>The areas that had become part of this one by a day, through any number of mergers and splits, in the order of the plan's file.</summary>
    public IReadOnlyList<Predecessor> PredecessorsOf(Area area, DateOnly day) => lineage.Of(area, day);

    /// <summary>What an area has become part of by a day, through any number of mergers; null where it is none, goes on, or ended by itself.</summary>
    public Area? SuccessorOf(string id, DateOnly day)
    {
        Area? successor = null;
        for (var at = Find(id); at is { MergedInto: { } into, To: { } last } && last < day; at = successor)
        {
            successor = Find(into);
        }

        return successor;
    }

    /// <summary>All areas that ever became part of this one.</summary>
    public IReadOnlyList<Predecessor> PredecessorsOf(Area area) => lineage.Of(area, DateOnly.MaxValue);

    /// <summary>Of which area that had become part of this one by a day another is, or below which it lies; null if it came in with none.</summary>
    public Predecessor? CameWith(Area area, Area other, DateOnly day)
    {
        var parts = PredecessorsOf(area, day);
        for (var at = parts.Count == 0 ? null : other; at is not null; at = ParentOf(at))
        {
            if (parts.FirstOrDefault(part => part.Area == at) is { } part)
            {
                return part;
            }
        }

        return null;
    }

    /// <summary>All areas whose figures count for the area or any below it: these, and what became part of them with all below it.</summary>
    public IEnumerable<Area> ReadWith(Area area) => lineage.IsEmpty
        ? area.WithDescendants()
        : area.WithDescendants().SelectMany(one => PredecessorsOf(one).SelectMany(part => part.Area.WithDescendants()).Prepend(one))
            .DistinctBy(one => one.Id, StringComparer.Ordinal);

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
