using ActionPlan.Kernel;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Reading;

/// <summary>What the rule files' checks need of the plan file.</summary>
internal sealed record CheckedPlan(PlanFile File, PlanAreas Areas, Period From, Period To)
{
    public bool HasUnit(string id) => File.Units.Any(unit => string.Equals(unit.Id, id, StringComparison.Ordinal));

    public string? NearestUnit(string id) => Nearest.To(id, File.Units.Select(unit => unit.Id));

    public bool IsInTerm(Period quarter) => quarter >= From && quarter <= To;
}
