using System.Security.Cryptography;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Persistence;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

/// <summary>A completed run with a digest of all it says.</summary>
internal sealed record RunSeal(long Id, string Period, string PlanVersion, long FigureSeq, string CompletedAt, int Rows, string Sha256)
{
    public static RunSeal Of(RunRow run, VerdictDigest verdicts) => new(
        run.Id, run.Period.ToString(), run.PlanVersion, run.FigureSeq, Canonical.Moment(run.CompletedAt!.Value), verdicts.Count, verdicts.End());

    /// <summary>What the database holds of the run now.</summary>
    public static async Task<RunSeal> Read(AppDb db, RunRow run, CancellationToken cancellation)
    {
        var digest = new VerdictDigest();
        await foreach (var row in db.Verdicts.IgnoreQueryFilters().AsNoTracking().Where(row => row.RunId == run.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            digest.Add(row);
        }

        await foreach (var row in db.Failures.IgnoreQueryFilters().AsNoTracking().Where(row => row.RunId == run.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            digest.Add(row);
        }

        await foreach (var row in db.Findings.IgnoreQueryFilters().AsNoTracking().Where(row => row.RunId == run.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            digest.Add(row);
        }

        return Of(run, digest);
    }
}

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
        Keep(canonical.Add("verdict").Add(row.Target).Add(row.Area).Add(row.Status.ToString()).Add(row.Value).Add(row.Threshold).Add(row.Path).Add(row.Stretch)
            .Add(row.Final).Add(row.Forecast).Add(row.NeededPerQuarter).Add(row.Worst).Add(row.Remarks).Add(row.Parts).Add(row.Evidence));
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
