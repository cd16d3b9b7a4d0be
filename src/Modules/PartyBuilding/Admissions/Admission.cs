using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.PartyBuilding.Admissions;

/// <summary>
/// A decision to admit a member. Of the person it keeps the name and nothing else. Numbers of decisions begin anew each term, so that the
/// day belongs to what tells one decision from another.
/// </summary>
internal sealed class Admission : Entry
{
    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public required string Name { get; init; }
}
