using ActionPlan.Host.Persistence;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Shell;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>A copy finished in Word that may be issued, and where its numbers are not the stored ones.</summary>
internal sealed record ReportCopy(string Sha256, string By, DateTimeOffset At, bool IsDraft, IReadOnlyList<NumberDifference> Differences);

/// <summary>The newest copy uploaded for a report since it was last drafted.</summary>
internal sealed class ReportCopies(Deployment deployment)
{
    public async Task<ReportCopy?> Find(AppDb db, KeptReport report, CancellationToken cancellation)
    {
        var newest = await db.ReportEvents.AsNoTracking()
            .Where(row => row.ReportId == report.Row.Id && (row.Kind == ReportEventKind.CopyUploaded || row.Kind == ReportEventKind.Redrafted))
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellation);
        if (newest is not { Kind: ReportEventKind.CopyUploaded, Text: { } sha256 } || await ReportFiles.Read(deployment, sha256, cancellation) is not { } file || EditedCopy.Read(file) is not { } copy)
        {
            return null;
        }

        var stored = EditedCopy.Read(ReportDocument.Write(report.Compose()))!;
        return new ReportCopy(sha256, newest.By, newest.At, copy.IsDraft, copy.Against(stored));
    }
}
