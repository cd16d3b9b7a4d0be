using ActionPlan.Host.Reports.Stored;
using Mediator;

namespace ActionPlan.Host.Reports.Writing;

/// <summary>A comment on a report or one of its sections, from whoever writes or issues it.</summary>
internal sealed record RemarkOnReport(long Id, string? Section, string? Text) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        ReportDemands.Of(db, Id, Right.IssueReports, cancellation);
}

internal sealed class RemarkOnReportHandler(AppDb db, Acting acting, TimeProvider time) : ICommandHandler<RemarkOnReport, ReportResult>
{
    public async ValueTask<ReportResult> Handle(RemarkOnReport command, CancellationToken cancellationToken)
    {
        var text = TypedText.Lines(command.Text);
        if (text.Length is 0 or > TypedText.Longest)
        {
            return new ReportResult(text.Length == 0 ? ReportReply.NeedsText : ReportReply.TooLong, command.Id);
        }

        if (!await db.Reports.AnyAsync(row => row.Id == command.Id, cancellationToken))
        {
            return new ReportResult(ReportReply.Unknown);
        }

        db.Add(new ReportEventRow
        {
            ReportId = command.Id, Kind = ReportEventKind.Commented, Section = string.IsNullOrEmpty(command.Section) ? null : command.Section, Text = text,
            By = acting.Actor.Name, At = time.GetUtcNow(),
        });
        return new ReportResult(ReportReply.Done, command.Id);
    }
}
