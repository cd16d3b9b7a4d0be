using ActionPlan.Host.Reports.Copies;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using Mediator;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Takes a copy finished in Word as the one to be issued.</summary>
internal sealed record UploadCopy(long Id, byte[] Document) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        ReportDemands.Of(db, Id, Right.IssueReports, cancellation);
}

/// <summary>Opens an uploaded copy before the transaction begins, and keeps what can be taken.</summary>
internal sealed class CopyOpening(AppDb db, Deployment deployment) : IPreparation<UploadCopy>
{
    /// <summary>Why it is not taken.</summary>
    public ReportResult? Refused { get; private set; }

    public string Sha256 { get; private set; } = "";

    public async ValueTask Prepare(UploadCopy message, CancellationToken cancellation)
    {
        if (!await db.Reports.AnyAsync(row => row.Id == message.Id && row.State != ReportState.Issued, cancellation))
        {
            return;
        }

        var (copy, refused, what) = EditedCopy.Open(message.Document);
        if (copy is null || copy.IsDraft)
        {
            Refused = new ReportResult(copy is null ? refused : ReportReply.StillADraft, message.Id, what);
        }
        else
        {
            // Before the row: a file that nothing names does no harm, a row without its file would.
            Sha256 = await ReportFiles.Keep(deployment, message.Document, cancellation);
        }
    }
}

internal sealed class UploadCopyHandler(AppDb db, CopyOpening opening, Acting acting, TimeProvider time) : ICommandHandler<UploadCopy, ReportResult>
{
    public async ValueTask<ReportResult> Handle(UploadCopy command, CancellationToken cancellationToken)
    {
        if (await db.Reports.FirstOrDefaultAsync(row => row.Id == command.Id, cancellationToken) is not { } report)
        {
            return new ReportResult(ReportReply.Unknown);
        }

        if (report.State == ReportState.Issued || opening.Refused is not null)
        {
            return report.State == ReportState.Issued ? new ReportResult(ReportReply.AlreadyIssued, report.Id) : opening.Refused!;
        }

        db.Add(new ReportEventRow { ReportId = report.Id, Kind = ReportEventKind.CopyUploaded, Text = opening.Sha256, By = acting.Actor.Name,
            At = time.GetUtcNow() });
        return new ReportResult(ReportReply.Done, report.Id);
    }
}
