namespace ActionPlan.Host.Assignments;

/// <summary>
/// What must be allowed: an assignment of the plan's document is the whole ward's, so that a grant bound to a part of it does not do; what a meeting
/// gave is the area's that it was held for.
/// </summary>
internal static class AssignmentDemands
{
    public static Demand ToUpdate(Plan plan, string lead, DecisionRow? decided = null) =>
        new(Right.UpdateAssignments, lead, Area: decided?.Area ?? Whole(plan));

    /// <summary>The unit that oversees it, and whoever urges everywhere.</summary>
    public static Demand ToUrge(Plan plan, string? overseer, DecisionRow? decided = null) => new(Right.Urge, overseer, Area: decided?.Area ?? Whole(plan));

    public static async ValueTask<IReadOnlyList<Demand>> ToUpdate(AppDb db, Plan plan, string assignment, CancellationToken cancellation) =>
        await new AssignmentStandings(db).Known(plan, assignment, ofAnotherPlan: false, cancellation) is var (definition, decided)
            ? [ToUpdate(plan, definition.Lead, decided)] : [];

    public static async ValueTask<IReadOnlyList<Demand>> ToUrge(AppDb db, Plan plan, string assignment, CancellationToken cancellation) =>
        await new AssignmentStandings(db).Known(plan, assignment, ofAnotherPlan: false, cancellation) is var (definition, decided)
            ? [ToUrge(plan, definition.Overseer, decided)] : [];

    private static string? Whole(Plan plan) => plan.Areas.Roots.Count == 1 ? plan.Areas.Roots[0].Id : null;
}
