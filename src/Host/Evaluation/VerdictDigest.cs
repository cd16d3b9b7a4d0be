using System.Security.Cryptography;
using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Evaluation;

/// <summary>
/// SHA-256 over the sorted SHA-256 of each row: verdicts are written and read in different orders, and 32 bytes a row is all that is kept.
/// </summary>
internal sealed class VerdictDigest
{
    private readonly List<RowHash> rows = [];
    private readonly Canonical canonical = new();

    public int Count => rows.Count;

    public void Add(VerdictRow row)
    {
        canonical.Clear();
        canonical.Add("verdict").Add(row.Target).Add(row.Area).Add(row.Status.ToString()).Add(row.Value).Add(row.Threshold).Add(row.Path).Add(row.Stretch)
            .Add(row.Final).Add(row.Forecast).Add(row.NeededPerQuarter).Add(row.Worst).Add(row.Remarks).Add(row.Parts).Add(row.Evidence);
        // Runs of before there were ranges keep their digests.
        if (row.ThresholdTo is { } to)
        {
            canonical.Add(to);
        }

        Keep(canonical);
    }

    public void Add(FailureRow row)
    {
        canonical.Clear();
        Keep(canonical.Add("failure").Add(row.Rule).Add(row.Area).Add(row.Message));
    }

    public void Add(FindingRow row)
    {
        canonical.Clear();
        Keep(canonical.Add("finding").Add(row.Source).Add(row.Area).Add(row.Remark));
    }

    public string End()
    {
        rows.Sort();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var row in rows)
        {
            row.Write(bytes);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Keep(Canonical row)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row.Bytes, bytes);
        rows.Add(RowHash.Read(bytes));
    }
}
