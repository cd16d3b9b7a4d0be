using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.Works.Milestones;

/// <summary>A step of one of the plan's key works. The document gives no dates: the ward enters them.</summary>
internal sealed class Milestone : Entry
{
    /// <summary>The key work's id in the plan.</summary>
    public required string Work { get; init; }

    public required string Name { get; init; }

    public required DateOnly PlannedOn { get; init; }

    /// <summary>Null until it is reached.</summary>
    public required DateOnly? ActualOn { get; init; }
}
