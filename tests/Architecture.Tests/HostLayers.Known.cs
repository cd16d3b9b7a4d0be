namespace ActionPlan.Architecture.Tests;

public sealed partial class HostLayers
{
    /// <summary>What still looks ahead. The list gets shorter, never longer.</summary>
    private static readonly string[] Known =
    [
        // The context is Identity's too, which wants its account as a type parameter.
        "Persistence -> Access",
    ];
}
