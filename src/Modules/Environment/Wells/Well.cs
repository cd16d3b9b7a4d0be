using ActionPlan.ModuleKit;

namespace ActionPlan.Modules.Environment.Wells;

/// <summary>A drilled well that was filled in and sealed.</summary>
internal sealed class Well : Entry
{
    public required string Address { get; init; }

    /// <summary>Tells the wells of one address apart; empty where there is one.</summary>
    public required string Code { get; init; }

    public required DateOnly SealedOn { get; init; }
}
