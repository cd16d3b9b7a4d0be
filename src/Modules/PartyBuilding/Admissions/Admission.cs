using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.PartyBuilding.Admissions;

/// <summary>A decision to admit a member. Of the person it keeps the name and nothing else.</summary>
internal sealed class Admission : Entry
{
    public required string DecisionNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public required string Name { get; init; }
}
