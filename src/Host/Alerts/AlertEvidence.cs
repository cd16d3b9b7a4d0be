using ActionPlan.Host.Files;

namespace ActionPlan.Host.Alerts;

/// <summary>Files for an alert: the unit's that answers it.</summary>
internal sealed class AlertEvidence : IEvidenceKind
{
    public string Name => "alert";

    public async ValueTask<EvidenceSubject?> Find(AppDb db, Plan plan, string rest, CancellationToken cancellation) =>
        EvidenceSubject.Number(rest) is { } number
        && await db.Alerts.AsNoTracking().SingleOrDefaultAsync(row => row.Id == number && row.PlanId == plan.Id, cancellation) is { } alert
            ? new EvidenceSubject(alert.Unit, alert.Area, [new Demand(Right.AnswerAlerts, alert.Unit, Area: alert.Area)])
            : null;
}
