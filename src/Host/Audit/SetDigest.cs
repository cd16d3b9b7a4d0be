using System.Security.Cryptography;

namespace ActionPlan.Host.Audit;

/// <summary>SHA-256 over the sorted SHA-256 of each row: rows are written and read in different orders, and 32 bytes a row is all that is kept.</summary>
internal sealed class SetDigest
{
    private readonly List<RowHash> rows = [];

    public int Count => rows.Count;

    public void Add(Canonical row)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row.Bytes, bytes);
        rows.Add(RowHash.Read(bytes));
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
}
