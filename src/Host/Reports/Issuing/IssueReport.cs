using System.Globalization;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Plans;
using Mediator;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Reports.Issuing;

/// <summary>Issues a reviewed report: numbers and dates it, freezes the document, and sends it to its recipients.</summary>
/// <param name="Id">The report.</param>
/// <param name="On">The document's date.</param>
/// <param name="Copy">The copy finished in Word that is issued instead, by its SHA-256; null for the report as it stands.</param>
/// <param name="SeenDifferences">How many differing numbers of the copy were shown; they are issued only if they were seen.</param>
internal sealed record IssueReport(long Id, DateOnly On, string? Copy = null, int SeenDifferences = 0) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => ReportDemands.Of(db, Id, Right.IssueReports, cancellation);
}

internal sealed class IssueReportHandler(
    AppDb db, KeptReports reports, ReportCopies copies, ReportLetters letters, PlanInForce plans, Deployment deployment, Acting acting, TimeProvider time)
    : ICommandHandler<IssueReport, ReportResult>
{
    private const int MostDaysApart = 31;

    public async ValueTask<ReportResult> Handle(IssueReport command, CancellationToken cancellationToken)
    {
        await db.LockAlerts(cancellationToken);
        if (await db.Reports.FirstOrDefaultAsync(row => row.Id == command.Id, cancellationToken) is not { } row || await reports.Find(db, command.Id, cancellationToken) is not { } kept)
        {
            return new ReportResult(ReportReply.Unknown);
        }

        var now = time.GetUtcNow();
        if (Refusal(row, kept, command, plans.Current.DayOf(now)) is { } refusal)
        {
            return new ReportResult(refusal, row.Id);
        }

        if (await CopyRefusal(kept, command, cancellationToken) is { } refused)
        {
            return new ReportResult(refused, row.Id);
        }

        (row.State, row.Number, row.IssuedOn) = (ReportState.Issued, await ReportNumbering.Next(db, row.PlanId, row.Area, cancellationToken), command.On);
        (row.IssuedAt, row.IssuedBy, row.WasEditedInWord) = (now, acting.Actor.Name, command.Copy is not null);
        var document = command.Copy is null
            ? ReportDocument.Write((kept with { Row = row }).Compose(Imprint(kept, await AuditTrail.Head(db, cancellationToken))))
            : (await ReportFiles.Read(deployment, command.Copy, cancellationToken))!;
        row.Sha256 = await ReportFiles.Keep(deployment, document, cancellationToken);
        db.Add(new ReportEventRow { ReportId = row.Id, Kind = ReportEventKind.Issued, Text = row.Sha256, By = acting.Actor.Name, At = now });
        db.AddRange(await letters.Write(kept with { Row = row }, document));
        return new ReportResult(ReportReply.Done, row.Id);
    }

    private async Task<ReportReply?> CopyRefusal(KeptReport kept, IssueReport command, CancellationToken cancellation)
    {
        if (command.Copy is null)
        {
            return null;
        }

        var copy = await copies.Find(db, kept, cancellation);
        return copy?.Sha256 != command.Copy ? ReportReply.NoCopy : copy.Differences.Count != command.SeenDifferences ? ReportReply.DifferencesNotSeen : null;
    }

    private static ReportReply? Refusal(ReportRow row, KeptReport kept, IssueReport command, DateOnly today) => row.State switch
    {
        ReportState.Issued => ReportReply.AlreadyIssued,
        ReportState.Draft => ReportReply.NotReviewed,
        _ when Math.Abs(command.On.DayNumber - today.DayNumber) > MostDaysApart => ReportReply.BadDate,
        _ when command.Copy is null && kept.Sections.Any(section => kept.Outline.Any(place => place.Id == section.Section) && ReportNumbers.GapsIn(section.Text) > 0) => ReportReply.GapsLeft,
        _ when command.Copy is null && !kept.Names.AreComplete => ReportReply.NamesMissing,
        _ => null,
    };

    /// <summary>By what the document can be checked years later.</summary>
    private static string[] Imprint(KeptReport kept, AuditHead? head) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"Số liệu theo lần đánh giá {kept.Facts.Run.Id}, phiên bản chương trình {kept.Facts.Plan.Version[..12]}."),
        .. head is null ? [] : new[]
        {
            string.Create(CultureInfo.InvariantCulture, $"Nhật ký hệ thống khi ban hành, bút toán {head.Seq}: {string.Join(' ', head.Hash.Chunk(8).Select(part => new string(part)))}"),
        },
    ];
}
