
namespace ActionPlan.Host.Rights;

/// <summary>What somebody must be allowed to do, and where.</summary>
internal sealed record Demand(Right Right, string? Unit = null, string? Module = null, string? Area = null);
