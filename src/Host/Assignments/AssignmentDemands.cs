using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Assignments;

/// <summary>What must be allowed: an assignment is the whole ward's, so that a grant bound to a part of it does not do.</summary>
internal static class AssignmentDemands
{
    public static Demand ToUpdate(Plan plan, string lead) => new(Right.UpdateAssignments, lead, Area: Whole(plan));

    /// <summary>The unit that oversees it, and whoever urges everywhere.</summary>
    public static Demand ToUrge(Plan plan, string? overseer) => new(Right.Urge, overseer, Area: Whole(plan));

    public static ValueTask<IReadOnlyList<Demand>> Of(Plan plan, string assignment, Func<Rules.Files.AssignmentDefinition, Demand> demand) =>
        new(plan.File.Assignments.FirstOrDefault(known => known.Id == assignment) is { } definition ? [demand(definition)] : []);

    private static string? Whole(Plan plan) => plan.Areas.Roots.Count == 1 ? plan.Areas.Roots[0].Id : null;
}
