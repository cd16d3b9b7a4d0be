using System.Security.Cryptography;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Whether each issued report, and each copy that was uploaded, is the file that it was, and the entries that reports print are still those.</summary>
internal sealed class SealedReports(Deployment deployment) : ISealed
{
    private readonly Dictionary<string, (long Entry, string Sha256)> issued = new(StringComparer.Ordinal);
    private readonly List<(long Entry, string Report, string Sha256)> uploaded = [];
    private readonly List<AuditProblem> problems = [];

    // Of each entry that issued reports print, the hash they print with it.
    private Dictionary<long, List<(long Report, string Hash)>> printed = [];

    public string Table => "Reports";

    public async Task Begin(AppDb db, CancellationToken cancellation) => printed =
        (await db.Reports.IgnoreQueryFilters().AsNoTracking().Where(row => row.State == ReportState.Issued).Select(row => new { row.Id, row.Snapshot })
            .ToListAsync(cancellation))
        .Select(row => (row.Id, ReportSnapshot.Read(row.Snapshot).Head)).Where(row => row.Head is not null)
        .GroupBy(row => row.Head!.Seq).ToDictionary(group => group.Key, group => group.Select(row => (row.Id, row.Head!.Hash)).ToList());

    public void Keep(AuditRow entry, EntryChanges? changes)
    {
        if (printed.Remove(entry.Seq, out var heads))
        {
            problems.AddRange(heads.Where(head => head.Hash != entry.Hash).Select(head => new AuditProblem("ReportHead", head.Report, entry.Seq)));
        }

        foreach (var change in changes?.Rows ?? [])
        {
            if (change.Table == "Reports" && change.Said("Sha256") is { Length: > 0 } sha256)
            {
                issued[change.Key] = (entry.Seq, sha256);
            }
            else if (change is { Table: "ReportEvents", Kind: ChangeKind.Added } && change.Said("Kind") == nameof(ReportEventKind.CopyUploaded))
            {
                uploaded.Add((entry.Seq, change.Said("ReportId"), change.Said("Text")));
            }
        }
    }

    public async Task<IReadOnlyList<AuditProblem>> Check(AppDb db, CancellationToken cancellation)
    {
        problems.AddRange(printed.SelectMany(head => head.Value, (head, report) => new AuditProblem("ReportHead", report.Report, head.Key)));
        await Issued(db, cancellation);
        await Copies(cancellation);
        return problems;
    }

    private async Task Issued(AppDb db, CancellationToken cancellation)
    {
        var missing = issued.ToDictionary(StringComparer.Ordinal);
        var rows = await db.Reports.IgnoreQueryFilters().AsNoTracking().Where(row => row.State == ReportState.Issued || row.Sha256 != null)
            .OrderBy(row => row.Id).ToListAsync(cancellation);
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
    }

    /// <summary>Copies finished in Word that were uploaded, issued or not: each is kept as it came.</summary>
    private async Task Copies(CancellationToken cancellation)
    {
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
    }
}
