using System.Globalization;
using System.Security.Cryptography;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Words;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Audit;

/// <summary>Whether each issued report is the file that was issued.</summary>
internal static class SealedReports
{
    /// <summary>Of each entry that issued reports print, the hash they print with it.</summary>
    public static async Task<IReadOnlyDictionary<long, IReadOnlyList<PrintedHead>>> Heads(AppDb db, CancellationToken cancellation) =>
        (await db.Reports.IgnoreQueryFilters().AsNoTracking().Where(row => row.State == ReportState.Issued).Select(row => new { row.Id, row.Snapshot }).ToListAsync(cancellation))
        .Select(row => (row.Id, ReportSnapshot.Read(row.Snapshot).Head)).Where(row => row.Head is not null)
        .GroupBy(row => row.Head!.Seq).ToDictionary(group => group.Key, IReadOnlyList<PrintedHead> (group) => [.. group.Select(row => new PrintedHead(row.Id, row.Head!.Hash))]);

    public static async Task<IReadOnlyList<AuditProblem>> Check(
        AppDb db, Deployment deployment, Dictionary<string, (long Entry, string Sha256)> issued, CancellationToken cancellation)
    {
        var problems = new List<AuditProblem>();
        var missing = issued.ToDictionary(StringComparer.Ordinal);
        var rows = await db.Reports.IgnoreQueryFilters().AsNoTracking().Where(row => row.State == ReportState.Issued || row.Sha256 != null).OrderBy(row => row.Id).ToListAsync(cancellation);
        foreach (var row in rows)
        {
            if (!missing.Remove(row.Id.ToString(CultureInfo.InvariantCulture), out var known))
            {
                problems.Add(new AuditProblem("ReportUnknown", row.Id));
                continue;
            }

            var path = ReportFiles.PathOf(deployment, known.Sha256);
            if (row.State != ReportState.Issued || row.Sha256 != known.Sha256)
            {
                problems.Add(new AuditProblem("ReportAltered", row.Id, known.Entry));
            }
            else if (!File.Exists(path))
            {
                problems.Add(new AuditProblem("ReportMissing", row.Id, known.Entry));
            }
            else if (Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path, cancellation))) != known.Sha256)
            {
                problems.Add(new AuditProblem("ReportAltered", row.Id, known.Entry));
            }
        }

        problems.AddRange(missing.Select(gone => new AuditProblem("ReportMissing", gone.Key, gone.Value.Entry)));
        return problems;
    }

    /// <summary>Copies finished in Word that were uploaded, issued or not: each is kept as it came.</summary>
    public static async Task<IReadOnlyList<AuditProblem>> Copies(
        Deployment deployment, IEnumerable<(long Entry, string Report, string Sha256)> uploaded, CancellationToken cancellation)
    {
        var problems = new List<AuditProblem>();
        foreach (var (entry, report, sha256) in uploaded)
        {
            if (!File.Exists(ReportFiles.PathOf(deployment, sha256)))
            {
                problems.Add(new AuditProblem("CopyMissing", report, entry));
            }
            else if (await ReportFiles.Read(deployment, sha256, cancellation) is null)
            {
                problems.Add(new AuditProblem("CopyAltered", report, entry));
            }
        }

        return problems;
    }
}

/// <summary>What an issued report says that an entry's hash was.</summary>
internal sealed record PrintedHead(long Report, string Hash);
