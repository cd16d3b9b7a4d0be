using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports.Drafting;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using Mediator;
using Microsoft.EntityFrameworkCore;

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
        if (await db.Reports.Where(row => row.PlanId == plan.Id && row.Area == area.Id && row.Kind == command.Kind && row.Period == command.Quarter && row.Sequence == 0)
            .Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken) is { } there)
        {
            return new ReportResult(ReportReply.AlreadyThere, there);
        }

        var (now, by) = (time.GetUtcNow(), acting.Actor.Name);
        var bound = await ReportFacts.Bind(db, plan, command.Quarter, cancellationToken);
        var snapshot = await ReportSnapshot.Take(db, plan, area, bound[^1], plan.DayOf(now), cancellationToken);
        var facts = await ReportFacts.Load(db, plans, command.Kind, area.Id, bound, snapshot, cancellationToken);
        var form = forms.Get(plan.File.ReportProfile);
        var report = new ReportRow
        {
            PlanId = plan.Id, Area = area.Id, Kind = command.Kind, Period = command.Quarter, Runs = ReportRow.WriteRuns(bound), Snapshot = snapshot.Write(),
            Form = form.Id, State = ReportState.Draft, DraftedAt = now, DraftedBy = by,
        };
        db.Add(report);
        await db.SaveChangesAsync(cancellationToken);
        db.AddRange(Draft.Sections(report, facts, form));
        db.Add(new ReportEventRow { ReportId = report.Id, Kind = ReportEventKind.Drafted, By = by, At = now });
        return new ReportResult(ReportReply.Done, report.Id);
    }
}
