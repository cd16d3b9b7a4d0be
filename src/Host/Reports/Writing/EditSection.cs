using ActionPlan.Host.Reports.Stored;
using Mediator;

namespace ActionPlan.Host.Reports.Writing;

/// <summary>Changes a section's text.</summary>
/// <param name="Id">The report.</param>
/// <param name="Text">The new text, with references for numbers.</param>
/// <param name="Known">The version that was opened; 0 for none.</param>
internal sealed record EditSection(long Id, string Section, string? Text, long Known) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public const int Longest = 40_000;

    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        ReportDemands.Of(db, Id, Right.WriteReports, cancellation);
}

internal sealed class EditSectionHandler(AppDb db, KeptReports reports, Acting acting, TimeProvider time) : ICommandHandler<EditSection, ReportResult>
{
    public async ValueTask<ReportResult> Handle(EditSection command, CancellationToken cancellationToken)
    {
        await db.LockAlerts(cancellationToken);
        if (await reports.Find(command.Id, cancellationToken) is not { } report || report.Outline.All(place => place.Id != command.Section))
        {
            return new ReportResult(ReportReply.Unknown);
        }

        var newest = report.Section(command.Section);
        var text = TypedText.Lines(command.Text);
        ReportResult Refused(ReportReply reply, string? what = null) => new(reply, command.Id, what);
        if (report.Row.State == ReportState.Issued)
        {
            return Refused(ReportReply.AlreadyIssued);
        }

        if (command.Known != (newest?.Id ?? 0))
        {
            return Refused(ReportReply.ChangedMeanwhile, newest?.By);
        }

        if (text == (newest?.Text ?? ""))
        {
            return Refused(ReportReply.NothingNew);
        }

        if (text.Length > EditSection.Longest)
        {
            return Refused(ReportReply.TooLong);
        }

        var unknown = ReportNumbers.In(text).Where(reference => !report.Numbers.Has(reference)).Distinct(StringComparer.Ordinal).ToList();
        if (unknown.Count > 0)
        {
            return Refused(ReportReply.UnknownReference, string.Join(", ", unknown.Take(5).Select(reference => $"[[{reference}]]")));
        }

        db.Add(new ReportSectionRow
        {
            ReportId = command.Id, Section = command.Section, Text = text, By = acting.Actor.Name, At = time.GetUtcNow(), IsGenerated = false,
        });
        return new ReportResult(ReportReply.Done, command.Id);
    }

}
