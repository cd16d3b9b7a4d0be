using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using Mediator;

namespace ActionPlan.Host.Reports.Corrigenda;

/// <summary>Drafts a corrigendum to an issued report whose runs have been replaced, if any number that was issued has become wrong.</summary>
internal sealed record DraftCorrigendum(long Id) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        ReportDemands.Of(db, Id, Right.WriteReports, cancellation);
}

internal sealed class DraftCorrigendumHandler(
    AppDb db, Corrections corrections, IssuedFiles files, PlanInForce plans, ReportForms forms, Acting acting, TimeProvider time)
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

        var corrigenda = await new IssuedChain(db).Corrigenda(issued.Id, cancellationToken);
        if (corrigenda.FirstOrDefault(row => row.State != ReportState.Issued) is { } open)
        {
            return new ReportResult(ReportReply.AlreadyThere, open.Id);
        }

        var (plan, now, by) = (plans.Current, time.GetUtcNow(), acting.Actor.Name);
        var facts = await corrections.Of(db, files, issued, plan.DayOf(now), null, cancellationToken);
        if (facts.Snapshot.Corrigendum is { Numbers.Count: 0 })
        {
            // It is kept that these runs have been looked at, so that nobody looks again.
            db.Add(new ReportEventRow { ReportId = issued.Id, Kind = ReportEventKind.NothingToCorrect, Text = facts.RunIds, By = by, At = now });
            return new ReportResult(ReportReply.NothingToCorrect, issued.Id);
        }

        return await NewDraft.Keep(db, facts, forms.Get(plan.File.ReportProfile), by, now, cancellationToken, (issued.Id, corrigenda.Count + 1));
    }
}
