using System.Globalization;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>Checks the tree of areas, and builds it.</summary>
internal sealed class AreaChecker(Bound<PlanFile> bound)
{
    private readonly Dictionary<string, AreaDefinition> byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    /// <summary>Whether every area has an id of its own; else what lies below one that has not is not known.</summary>
    public bool IsComplete { get; private set; } = true;

    public PlanAreas Check()
    {
        var roots = bound.Value.Areas ?? [];
        if (roots.Count == 0 && bound.IsWhole(bound.Value))
        {
            bound.Complain(bound.Value, "areas", "noAreas");
        }

        var areas = Build(roots, parent: null);
        new LineageChecker(bound, byId, parents).Check();
        new WasChecker(bound.Value).Check(bound, byId.Values, area => area.Was, Names.Id(), "badId");
        return new PlanAreas(areas);
    }

    private List<Area> Build(IReadOnlyList<AreaDefinition> definitions, AreaDefinition? parent)
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
            else if (parent is not null)
            {
                CheckDays(definition, parent);
            }

            var isNew = byId.TryAdd(definition.Id, definition);
            if (!isNew && definition.Id.Length > 0)
            {
                bound.Complain(definition, "id", "duplicateId", definition.Id);
            }

            if (isNew && parent is not null)
            {
                parents.Add(definition.Id, parent.Id);
            }

            var children = Build(definition.Children, definition);
            if (!isNew || definition.Id.Length == 0)
            {
                IsComplete = false;
                continue;
            }

            areas.Add(new Area(definition.Id, definition.Name, definition.Kind, definition.From, definition.To, children)
            {
                MergedInto = definition.MergedInto,
                SplitFrom = definition.SplitFrom,
                Share = definition.Share,
                Was = definition.Was,
            });
        }

        return areas;
    }

    /// <summary>A child that outlives its parent, or was there before it, would be judged and owe figures below nothing.</summary>
    private void CheckDays(AreaDefinition child, AreaDefinition parent)
    {
        if (parent.From is { } first && (child.From is null || child.From < first))
        {
            bound.Complain(child, "from", "childBefore", child.Name, parent.Name, Day(first));
        }

        if (parent.To is { } last && (child.To is null || child.To > last))
        {
            bound.Complain(child, "to", "childAfter", child.Name, parent.Name, Day(last));
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
