using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Reads the copy that is to be issued, and compares it with the report, before the transaction begins.</summary>
internal sealed class CopyToIssue(AppDb db, KeptReports reports, ReportCopies copies) : IPreparation<IssueReport>
{
    private ReportCopy? copy;
    private string compared = "";
    private int number;
    private bool isHeaded;

    public async ValueTask Prepare(IssueReport message, CancellationToken cancellation)
    {
        if (message.Copy is null || await reports.Find(message.Id, cancellation) is not { Row.State: not ReportState.Issued } kept
            || await copies.Find(kept, cancellation) is not { } found)
        {
            return;
        }

        (copy, compared) = (found, Mark(kept));
        number = await new ReportNumbering(db).Next(kept.Row.PlanId, kept.Row.Area, cancellation);
        isHeaded = message.On != default && found.IsHeaded(kept, number, message.On);
    }

    /// <summary>The copy, if it may still be issued: nothing of what it was compared with has changed since.</summary>
    /// <param name="kept">The report, in the transaction.</param>
    /// <param name="command">What is asked for.</param>
    /// <param name="next">The number that it gets.</param>
    public async Task<(ReportCopy? Copy, ReportReply? Refused)> Take(KeptReport kept, IssueReport command, int next, CancellationToken cancellation)
    {
        var newest = await ReportCopies.Newest(db, command.Id, cancellation);
        return copy is null || newest?.Text != command.Copy || copy.Sha256 != command.Copy ? (null, ReportReply.NoCopy)
            : copy.Differences.Count != command.SeenDifferences || Mark(kept) != compared ? (null, ReportReply.DifferencesNotSeen)
            : !isHeaded || number != next ? (null, ReportReply.CopyNumberedOtherwise)
            : (copy, null);
    }

    private static string Mark(KeptReport kept) => $"{kept.Row.Runs} {string.Join(' ', kept.Sections.Select(section => section.Id))} {kept.Row.Snapshot}";
}
