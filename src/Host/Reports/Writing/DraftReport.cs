using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Stored;
using Mediator;

namespace ActionPlan.Host.Reports.Writing;

/// <summary>Drafts a report on a quarter that has been evaluated.</summary>
internal sealed record DraftReport(ReportKind Kind, string Area, Period Quarter) : ICommand<ReportResult>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([new Demand(Right.WriteReports, Area: Area)]);
}

internal sealed class DraftReportHandler(AppDb db, PlanInForce plans, ReportForms forms, Acting acting, TimeProvider time)
    : ICommandHandler<DraftReport, ReportResult>
{
    public async ValueTask<ReportResult> Handle(DraftReport command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        if (plan.Areas.Roots.FirstOrDefault(root => root.Id == command.Area) is not { } area)
        {
            return new ReportResult(ReportReply.UnknownArea);
        }

        if (!Enum.IsDefined(command.Kind) || !command.Kind.EndsWith(command.Quarter, plan.To))
        {
            return new ReportResult(ReportReply.NotThen);
        }

        if (await db.Runs.InForce(plan.Id, command.Quarter, cancellationToken) is null)
        {
            return new ReportResult(ReportReply.NotJudged);
        }

        await db.LockAlerts(cancellationToken);
        if (await db.Reports
            .Where(row => row.PlanId == plan.Id && row.Area == area.Id && row.Kind == command.Kind && row.Period == command.Quarter && row.Sequence == 0)
            .Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken) is { } there)
        {
            return new ReportResult(ReportReply.AlreadyThere, there);
        }

        var now = time.GetUtcNow();
        var facts = await ReportFacts.Now(db, plans, command.Kind, area, command.Quarter, plan.DayOf(now), cancellationToken);
        return await NewDraft.Keep(db, facts, forms.Get(plan.File.ReportProfile), acting.Actor.Name, now, cancellationToken);
    }
}
