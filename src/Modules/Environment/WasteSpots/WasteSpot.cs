using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.Environment.WasteSpots;

/// <summary>A black spot: a place where waste was left lying. A place found again later is a spot of its own.</summary>
internal sealed class WasteSpot : Entry
{
    public required string Place { get; init; }

    public required DateOnly FoundOn { get; init; }

    /// <summary>Null while waste still lies there.</summary>
    public required DateOnly? ClearedOn { get; init; }
}
