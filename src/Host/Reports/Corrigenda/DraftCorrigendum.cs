using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports.Drafting;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Words;
using ActionPlan.Rules.Plans;
using Mediator;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>Drafts a corrigendum to an issued report whose runs have been replaced, if any number that was issued has become wrong.</summary>
internal sealed record DraftCorrigendum(long Id) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => ReportDemands.Of(db, Id, Right.WriteReports, cancellation);
}

internal sealed class DraftCorrigendumHandler(AppDb db, Corrections corrections, IssuedFiles files, PlanInForce plans, ReportForms forms, Acting acting, TimeProvider time)
    : ICommandHandler<DraftCorrigendum, ReportResult>
{
    public async ValueTask<ReportResult> Handle(DraftCorrigendum command, CancellationToken cancellationToken)
    {
        await db.LockAlerts(cancellationToken);
        if (await db.Reports.AsNoTracking().FirstOrDefaultAsync(row => row.Id == command.Id, cancellationToken) is not { } issued)
        {
            return new ReportResult(ReportReply.Unknown);
        }

        if (issued.State != ReportState.Issued || issued.CorrectsId is not null)
        {
            return new ReportResult(ReportReply.NotIssued, issued.Id);
        }

        var corrigenda = await IssuedChain.Corrigenda(db, issued.Id, cancellationToken);
        if (corrigenda.FirstOrDefault(row => row.State != ReportState.Issued) is { } open)
        {
            return new ReportResult(ReportReply.AlreadyThere, open.Id);
        }

        var (plan, now, by) = (plans.Current, time.GetUtcNow(), acting.Actor.Name);
        var bound = await ReportFacts.Bind(db, plan, issued.Period, cancellationToken);
        var snapshot = await corrections.Take(db, files, issued.Id, bound, plan.DayOf(now), null, cancellationToken);
        if (snapshot.Corrigendum is { Numbers.Count: 0 })
        {
            // It is kept that these runs have been looked at, so that nobody looks again.
            db.Add(new ReportEventRow { ReportId = issued.Id, Kind = ReportEventKind.NothingToCorrect, Text = ReportRow.WriteRuns(bound), By = by, At = now });
            return new ReportResult(ReportReply.NothingToCorrect, issued.Id);
        }

        var form = forms.Get(plan.File.ReportProfile);
        return await Kept(issued, corrigenda.Count + 1, bound, snapshot, form, (now, by), cancellationToken);
    }

    private async Task<ReportResult> Kept(
        ReportRow issued, int sequence, IReadOnlyList<long> bound, ReportSnapshot snapshot, ReportForm form, (DateTimeOffset Now, string By) drafted, CancellationToken cancellation)
    {
        var facts = await ReportFacts.Load(db, plans, issued.Kind, issued.Area, bound, snapshot, cancellation);
        var report = new ReportRow
        {
            PlanId = issued.PlanId, Area = issued.Area, Kind = issued.Kind, Period = issued.Period, Sequence = sequence, CorrectsId = issued.Id,
            Runs = ReportRow.WriteRuns(bound), Snapshot = snapshot.Write(), Form = form.Id, State = ReportState.Draft, DraftedAt = drafted.Now, DraftedBy = drafted.By,
        };
        db.Add(report);
        await db.SaveChangesAsync(cancellation);
        db.AddRange(Draft.Sections(report, facts, form));
        db.Add(new ReportEventRow { ReportId = report.Id, Kind = ReportEventKind.Drafted, By = drafted.By, At = drafted.Now });
        return new ReportResult(ReportReply.Done, report.Id);
    }
}
