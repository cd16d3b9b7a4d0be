
namespace ActionPlan.Host.Words;

/// <summary>Where this installation keeps its data, and whether its figures are made up.</summary>
internal sealed record Deployment(bool IsSample, string DataFolder);
