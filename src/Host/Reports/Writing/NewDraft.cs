using ActionPlan.Host.Reports.Drafting;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Stored;

namespace ActionPlan.Host.Reports.Writing;

/// <summary>A report, or a corrigendum to one, as it is first written.</summary>
internal static class NewDraft
{
    public static async Task<ReportResult> Keep(
        AppDb db, ReportFacts facts, ReportForm form, string by, DateTimeOffset now, CancellationToken cancellation,
        (long Report, int Sequence)? corrects = null)
    {
        var report = new ReportRow
        {
            PlanId = facts.Plan.Id, Area = facts.Area.Id, Kind = facts.Kind, Period = facts.Quarter, Sequence = corrects?.Sequence ?? 0,
            CorrectsId = corrects?.Report,
            Runs = facts.RunIds, Snapshot = facts.Snapshot.Write(), Form = form.Id, State = ReportState.Draft, DraftedAt = now, DraftedBy = by,
        };
        db.Add(report);
        await db.SaveChangesAsync(cancellation);
        db.AddRange(Draft.Sections(report, facts, form));
        db.Add(new ReportEventRow { ReportId = report.Id, Kind = ReportEventKind.Drafted, By = by, At = now });
        return new ReportResult(ReportReply.Done, report.Id);
    }
}
