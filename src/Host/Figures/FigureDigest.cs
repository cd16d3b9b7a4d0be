using System.Security.Cryptography;
using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Figures;

/// <summary>SHA-256 over rows one after the other.</summary>
internal sealed class FigureDigest : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Canonical canonical = new();

    public long Count { get; private set; }

    public long Last { get; private set; }

    public void Add(FigureRow row)
    {
        canonical.Clear();
        canonical.Add(row.Seq).Add(row.PlanId).Add(row.Figure).Add(row.Area).Add(row.Period.ToString()).Add(row.Value).Add(row.Source)
            .Add(row.EnteredAt).Add(row.EnteredBy).Add(row.Reason).Add(row.Origin.ToString()).Add(row.ApprovedBy).Add(row.ApprovedAt);
        hash.AppendData(canonical.Bytes);
        (Count, Last) = (Count + 1, row.Seq);
    }

    public string End() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
