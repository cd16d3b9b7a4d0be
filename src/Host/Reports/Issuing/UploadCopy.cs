using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Plans;
using Mediator;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Takes a copy finished in Word as the one to be issued.</summary>
internal sealed record UploadCopy(long Id, byte[] Document) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => ReportDemands.Of(db, Id, Right.IssueReports, cancellation);
}

internal sealed class UploadCopyHandler(AppDb db, Deployment deployment, Acting acting, TimeProvider time) : ICommandHandler<UploadCopy, ReportResult>
{
    public async ValueTask<ReportResult> Handle(UploadCopy command, CancellationToken cancellationToken)
    {
        if (await db.Reports.FirstOrDefaultAsync(row => row.Id == command.Id, cancellationToken) is not { } report)
        {
            return new ReportResult(ReportReply.Unknown);
        }

        if (report.State == ReportState.Issued)
        {
            return new ReportResult(ReportReply.AlreadyIssued, report.Id);
        }

        var (copy, refused) = EditedCopy.Open(command.Document);
        if (copy is null)
        {
            return new ReportResult(refused, report.Id);
        }

        if (copy.IsDraft)
        {
            return new ReportResult(ReportReply.StillADraft, report.Id);
        }

        var sha256 = await ReportFiles.Keep(deployment, command.Document, cancellationToken);
        db.Add(new ReportEventRow { ReportId = report.Id, Kind = ReportEventKind.CopyUploaded, Text = sha256, By = acting.Actor.Name, At = time.GetUtcNow() });
        return new ReportResult(ReportReply.Done, report.Id);
    }
}
