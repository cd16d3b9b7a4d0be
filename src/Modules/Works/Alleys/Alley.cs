using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.Works.Alleys;

/// <summary>An alley whose upgrade or repair was completed.</summary>
internal sealed class Alley : Entry
{
    public required string Name { get; init; }

    public required DateOnly CompletedOn { get; init; }

    /// <summary>Whether it is one of the plan's key works: whether these count towards target 6 is an open point that people should see.</summary>
    public required bool IsKeyWork { get; init; }
}
