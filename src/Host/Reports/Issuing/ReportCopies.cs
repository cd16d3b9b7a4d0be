using ActionPlan.Host.Reports.Copies;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>A copy finished in Word that may be issued, and where its numbers are not the stored ones.</summary>
/// <param name="Sha256">Names the file.</param>
/// <param name="By">Who uploaded it.</param>
/// <param name="At">When.</param>
/// <param name="Content">What it says.</param>
/// <param name="Differences">Its numbers that are not the stored ones.</param>
/// <param name="Pictures">How many pictures it has that the report has not.</param>
internal sealed record ReportCopy(string Sha256, string By, DateTimeOffset At, EditedCopy Content, IReadOnlyList<NumberDifference> Differences, int Pictures)
{
    /// <summary>Whether it carries the number and date that it is to be issued under.</summary>
    public bool IsHeaded(KeptReport report, int number, DateOnly on) =>
        Content.HeadingNumbers.SequenceEqual(EditedCopy.Read(ReportDocument.Write(report.Clean(number, on)))!.HeadingNumbers, StringComparer.Ordinal);
}

/// <summary>The newest copy uploaded for a report since it was last drafted.</summary>
internal sealed class ReportCopies(AppDb db, Deployment deployment)
{
    public async Task<ReportCopy?> Find(KeptReport report, CancellationToken cancellation)
    {
        if (await Newest(db, report.Row.Id, cancellation) is not { Text: { } sha256 } newest
            || await ReportFiles.Read(deployment, sha256, cancellation) is not { } file || EditedCopy.Read(file) is not { } copy)
        {
            return null;
        }

        var stored = EditedCopy.Read(ReportDocument.Write(report.Compose()))!;
        return new ReportCopy(sha256, newest.By, newest.At, copy, copy.Against(stored), copy.PicturesBesides(stored));
    }

    /// <summary>Its upload; null where none is left to be issued.</summary>
    public static async Task<ReportEventRow?> Newest(AppDb db, long report, CancellationToken cancellation) => await db.ReportEvents.AsNoTracking()
        .Where(row => row.ReportId == report && (row.Kind == ReportEventKind.CopyUploaded || row.Kind == ReportEventKind.Redrafted))
        .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellation) is { Kind: ReportEventKind.CopyUploaded } newest ? newest : null;
}
