namespace ActionPlan.Host.Audit;

/// <summary>A completed run with a digest of all it says.</summary>
internal sealed record RunSeal(
    long Id, string Period, string PlanVersion, long FigureSeq, string CompletedAt, int Rows, string Sha256, string? EarlierVersions = null);
