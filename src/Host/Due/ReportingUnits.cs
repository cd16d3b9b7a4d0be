using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Due;

/// <summary>The units whose work a reader may look into: of the others, drafts are hidden, and would seem missing.</summary>
internal static class ReportingUnits
{
    public static IReadOnlyList<string> For(Actor actor, Plan plan) =>
        [.. SheetLayout.Reporting(plan).Where(unit => plan.Areas.Roots.Any(root => actor.May(new Demand(Right.ReadUnit, unit.Id, Area: root.Id), plan)))
            .Select(unit => unit.Id)];
}
