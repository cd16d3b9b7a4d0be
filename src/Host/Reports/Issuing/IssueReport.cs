using ActionPlan.Host.Audit;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;
using Mediator;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Issues a reviewed report: numbers and dates it, freezes the document, and sends it to its recipients.</summary>
/// <param name="Id">The report.</param>
/// <param name="On">The document's date.</param>
/// <param name="Copy">The copy finished in Word that is issued instead, by its SHA-256; null for the report as it stands.</param>
/// <param name="SeenDifferences">How many differing numbers of the copy were shown; they are issued only if they were seen.</param>
internal sealed record IssueReport(long Id, DateOnly On, string? Copy = null, int SeenDifferences = 0) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        ReportDemands.Of(db, Id, Right.IssueReports, cancellation);
}

internal sealed class IssueReportHandler(
    AppDb db, KeptReports reports, CopyToIssue copies, ReportLetters letters, PlanInForce plans, Deployment deployment, Acting acting, TimeProvider time)
    : ICommandHandler<IssueReport, ReportResult>
{
    public async ValueTask<ReportResult> Handle(IssueReport command, CancellationToken cancellationToken)
    {
        await db.LockAlerts(cancellationToken);
        if (await db.Reports.FirstOrDefaultAsync(row => row.Id == command.Id, cancellationToken) is not { } row
            || await reports.Find(command.Id, cancellationToken) is not { } kept)
        {
            return new ReportResult(ReportReply.Unknown);
        }

        var now = time.GetUtcNow();
        if (await Refusal(row, kept, command, plans.Current.DayOf(now), cancellationToken) is { } refusal)
        {
            return new ReportResult(refusal, row.Id);
        }

        var number = await new ReportNumbering(db).Next(row.PlanId, row.Area, cancellationToken);
        var (copy, refused) = command.Copy is null ? (null, null) : await copies.Take(kept, command, number, cancellationToken);
        if (refused is { } reply)
        {
            return new ReportResult(reply, row.Id);
        }

        (row.State, row.Number, row.IssuedOn) = (ReportState.Issued, number, command.On);
        (row.IssuedAt, row.IssuedBy, row.WasEditedInWord) = (now, acting.Actor.Name, copy is not null);
        var head = await new AuditReading(db).Head(cancellationToken);
        var imprint = ReportImprint.Lines(kept.Facts, head);
        // The page goes on showing the names as they were signed, and the same last lines.
        row.Snapshot = (ReportSnapshot.Read(row.Snapshot) with { Names = kept.Names, Head = head }).Write();
        var document = copy is null
            ? ReportDocument.Write((kept with { Row = row }).Compose() with { Imprint = imprint })
            : copy.Content.File.Write(kept.Heading.Subject, ReportImprint.Paragraphs(imprint));
        row.Sha256 = await ReportFiles.Keep(deployment, document, cancellationToken);
        db.Add(new ReportEventRow { ReportId = row.Id, Kind = ReportEventKind.Issued, Text = row.Sha256, By = acting.Actor.Name, At = now });
        db.AddRange(await letters.Write(kept with { Row = row }, document));
        return new ReportResult(ReportReply.Done, row.Id);
    }

    private async Task<ReportReply?> Refusal(ReportRow row, KeptReport kept, IssueReport command, DateOnly today, CancellationToken cancellation) =>
        row.State switch
    {
        ReportState.Issued => ReportReply.AlreadyIssued,
        ReportState.Draft => ReportReply.NotReviewed,
        _ when command.On > today || command.On < await new IssuingDays(db).First(kept, today, cancellation) => ReportReply.BadDate,
        _ when kept.Facts.Snapshot.Corrigendum is { Numbers.Count: 0 } => ReportReply.NothingToCorrect,
        _ when command.Copy is null
            && kept.Sections.Any(section => kept.Outline.Any(place => place.Id == section.Section) && ReportNumbers.GapsIn(section.Text) > 0) =>
            ReportReply.GapsLeft,
        _ when command.Copy is null && kept.Lost().Count > 0 => ReportReply.ReferencesLost,
        _ when command.Copy is null && !kept.Names.AreComplete => ReportReply.NamesMissing,
        _ => null,
    };
}
