using ActionPlan.Host.Reports.Stored;
using Mediator;

namespace ActionPlan.Host.Reports.Writing;

/// <summary>Hands a draft over for review.</summary>
internal sealed record SendReportForReview(long Id) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        ReportDemands.Of(db, Id, Right.WriteReports, cancellation);
}

/// <summary>Gives it back to be worked on, and says why.</summary>
internal sealed record ReturnReport(long Id, string? Why) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        ReportDemands.Of(db, Id, Right.IssueReports, cancellation);
}

internal sealed class MoveReportHandler(AppDb db, Acting acting, TimeProvider time)
    : ICommandHandler<SendReportForReview, ReportResult>, ICommandHandler<ReturnReport, ReportResult>
{
    public ValueTask<ReportResult> Handle(SendReportForReview command, CancellationToken cancellationToken) =>
        Move(command.Id, ReportState.Draft, ReportState.UnderReview, ReportEventKind.SentForReview, null, cancellationToken);

    public async ValueTask<ReportResult> Handle(ReturnReport command, CancellationToken cancellationToken)
    {
        var why = TypedText.Lines(command.Why);
        return why.Length is 0 or > TypedText.Longest
            ? new ReportResult(why.Length == 0 ? ReportReply.NeedsText : ReportReply.TooLong, command.Id)
            : await Move(command.Id, ReportState.UnderReview, ReportState.Draft, ReportEventKind.Returned, why, cancellationToken);
    }

    private async ValueTask<ReportResult> Move(long id, ReportState from, ReportState to, ReportEventKind kind, string? text, CancellationToken cancellation)
    {
        await db.LockAlerts(cancellation);
        if (await db.Reports.FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } report)
        {
            return new ReportResult(ReportReply.Unknown);
        }

        if (report.State != from)
        {
            return new ReportResult(report.State == ReportState.Issued ? ReportReply.AlreadyIssued : ReportReply.ChangedMeanwhile, id);
        }

        report.State = to;
        db.Add(new ReportEventRow { ReportId = id, Kind = kind, Text = text, By = acting.Actor.Name, At = time.GetUtcNow() });
        return new ReportResult(ReportReply.Done, id);
    }
}
