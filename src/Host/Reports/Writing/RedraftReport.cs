using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Host.Reports.Drafting;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Stored;
using Mediator;

namespace ActionPlan.Host.Reports.Writing;

/// <summary>Binds a report that is not issued to the runs and commitments as they are now. What people wrote stays; the rest is written anew.</summary>
internal sealed record RedraftReport(long Id) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        ReportDemands.Of(db, Id, Right.WriteReports, cancellation);
}

internal sealed class RedraftReportHandler(
    AppDb db, Corrections corrections, IssuedFiles files, PlanInForce plans, ReportForms forms, Acting acting, TimeProvider time)
    : ICommandHandler<RedraftReport, ReportResult>
{
    public async ValueTask<ReportResult> Handle(RedraftReport command, CancellationToken cancellationToken)
    {
        await db.LockAlerts(cancellationToken);
        if (await db.Reports.FirstOrDefaultAsync(row => row.Id == command.Id, cancellationToken) is not { } report)
        {
            return new ReportResult(ReportReply.Unknown);
        }

        if (report.State == ReportState.Issued)
        {
            return new ReportResult(ReportReply.AlreadyIssued, report.Id);
        }

        var plan = plans.Current;
        if (plan.Areas.Roots.FirstOrDefault(root => root.Id == report.Area) is not { } area || report.PlanId != plan.Id)
        {
            return new ReportResult(ReportReply.UnknownArea, report.Id);
        }

        var (now, by) = (time.GetUtcNow(), acting.Actor.Name);
        var before = await ReportFacts.Load(db, plans, report.Kind, report.Area, report.ReadRuns(), ReportSnapshot.Read(report.Snapshot), cancellationToken);
        var facts = report.CorrectsId is null
            ? await ReportFacts.Now(db, plans, report.Kind, area, report.Period, plan.DayOf(now), cancellationToken)
            : await corrections.Of(db, files, report, plan.DayOf(now), before.Snapshot.Corrigendum, cancellationToken);
        var form = forms.Get(plan.File.ReportProfile);
        var newest = (await new ReportQueries(db).NewestSections(report.Id, cancellationToken))
            .ToDictionary(section => section.Section, StringComparer.Ordinal);
        (report.Runs, report.Snapshot, report.Form, report.DraftedAt, report.DraftedBy) = (facts.RunIds, facts.Snapshot.Write(), form.Id, now, by);
        var (were, are) = (new ReportNumbers(before), new ReportNumbers(facts));
        foreach (var section in Draft.Sections(report, facts, form))
        {
            var known = newest.GetValueOrDefault(section.Section);
            var text = known is null or { IsGenerated: true } ? section.Text : report.CorrectsId is null
                ? known.Text : Renewal.Of(known.Text, section.Text, were);
            if (text != known?.Text)
            {
                db.Add(new ReportSectionRow { ReportId = report.Id, Section = section.Section, Text = text, By = by, At = now,
                    IsGenerated = known?.IsGenerated ?? true });
            }
        }

        db.Add(new ReportEventRow { ReportId = report.Id, Kind = ReportEventKind.Redrafted, By = by, At = now });
        if (report.State == ReportState.UnderReview && !Told(were).SequenceEqual(Told(are)))
        {
            // Nobody issues numbers that nobody has reviewed.
            report.State = ReportState.Draft;
            db.Add(new ReportEventRow { ReportId = report.Id, Kind = ReportEventKind.Returned,
                Text = "Số liệu đã thay đổi sau khi trình duyệt; cần rà soát và trình lại.", By = by, At = now });
        }

        return new ReportResult(ReportReply.Done, report.Id);
    }

    private static IEnumerable<(string, string)> Told(ReportNumbers numbers) =>
        numbers.All.Where(one => !one.Key.StartsWith("lan.", StringComparison.Ordinal)).OrderBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => (one.Key, one.Value));
}
