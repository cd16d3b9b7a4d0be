using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>What the rule files' checks need of the plan file.</summary>
internal sealed record CheckedPlan(PlanFile File, PlanAreas Areas, Period From, Period To)
{
    /// <summary>Whether the list of units could be read; if not, no unit is called unknown.</summary>
    public bool KnowsUnits { get; init; } = true;

    /// <summary>Whether the tree of areas could be read; if not, no area is called unknown.</summary>
    public bool KnowsAreas { get; init; } = true;

    public bool IsInTerm(Period quarter) => quarter >= From && quarter <= To;

    /// <summary>What is wrong with a unit's id; null if nothing, or if that cannot be told.</summary>
    public WrongName? WrongUnit(string? id) =>
        id is not { Length: > 0 } || !KnowsUnits || File.Units.Any(unit => string.Equals(unit.Id, id, StringComparison.Ordinal))
            ? null
            : WrongName.Of("unknownUnit", id, [.. File.Units.Select(unit => (unit.Id, unit.Name))]);

    /// <summary>What is wrong with an area's id; null if nothing, or if that cannot be told.</summary>
    public WrongName? WrongArea(string? id) => id is not { Length: > 0 } || !KnowsAreas || Areas.Find(id) is not null
        ? null
        : WrongName.Of("unknownArea", id, [.. Areas.All.Select(area => (area.Id, area.Name))]);
}
