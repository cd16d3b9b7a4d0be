using ActionPlan.Kernel;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks the tree of areas and their lineage, and builds it.</summary>
internal sealed class AreaChecker(Bound<PlanFile> bound)
{
    private const int MostShown = 10;

    // Areas whose lineage has been followed already: each circle is complained of once, and a long lineage is walked once.
    private readonly HashSet<string> followed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AreaDefinition> byId = new(StringComparer.Ordinal);

    public PlanAreas Check()
    {
        var roots = bound.Value.Areas ?? [];
        if (roots.Count == 0 && bound.IsWhole(bound.Value))
        {
            bound.Complain(bound.Value, "areas", "noAreas");
        }

        var areas = Build(roots);
        foreach (var area in byId.Values.Where(area => area.MergedInto is not null))
        {
            CheckLineage(area);
        }

        return new PlanAreas(areas);
    }

    private List<Area> Build(IReadOnlyList<AreaDefinition> definitions)
    {
        var areas = new List<Area>();
        foreach (var definition in definitions)
        {
            if (definition.Id.Length > 0 && !Names.Id().IsMatch(definition.Id))
            {
                bound.Complain(definition, "id", "badId", definition.Id);
            }

            if (definition.From > definition.To)
            {
                bound.Complain(definition, "to", "datesBackwards");
            }

            var isNew = byId.TryAdd(definition.Id, definition);
            if (!isNew && definition.Id.Length > 0)
            {
                bound.Complain(definition, "id", "duplicateId", definition.Id);
            }

            var children = Build(definition.Children);
            if (!isNew || definition.Id.Length == 0)
            {
                continue;
            }

            areas.Add(new Area(definition.Id, definition.Name, definition.Kind, definition.From, definition.To, children));
        }

        return areas;
    }

    private void CheckLineage(AreaDefinition area)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { area.Id };
        for (var next = area; next.MergedInto is { } into && !followed.Contains(into); next = byId[into])
        {
            if (!byId.ContainsKey(into))
            {
                if (next == area)
                {
                    var nearest = Nearest.To(into, byId.Keys);
                    bound.Complain(area, "mergedInto", nearest is null ? "unknownArea" : "unknownAreaNear", into, nearest);
                }

                break;
            }

            if (!seen.Add(into))
            {
                bound.Complain(area, "mergedInto", "areaCycle", string.Join(" → ", seen.Take(MostShown).Append(into)));
                break;
            }
        }

        followed.UnionWith(seen);
    }
}
