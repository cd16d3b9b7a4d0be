using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;

namespace ActionPlan.Host.Waiting;

/// <summary>Answers, explanations, promises and assignments: to the unit that owes them, and once they are late to whoever can ask why.</summary>
internal static class OwedByUnits
{
    private const int DaysAhead = 30;

    public static async Task<IReadOnlyList<Matter>> Read(AppDb db, PlanInForce plans, Actor actor, DateOnly today, CancellationToken cancellation)
    {
        if (!Array.Exists([Right.AnswerAlerts, Right.UpdateAssignments, Right.AskExplanation, Right.Urge], actor.MaySomewhere))
        {
            return [];
        }

        var plan = plans.Current;
        var alerts = await db.Alerts.AsNoTracking().ThatMayBeLate(plan, today, Answered(plan, actor)).WithQuestions().ToListAsync(cancellation);
        var assignments = await new AssignmentStandings(db).Read(plan, cancellation);
        return
        [
            .. alerts.SelectMany(alert => plan.Owes(alert), (alert, owed) => OnAlert(plans, actor, alert, owed, today)).OfType<Matter>(),
            .. assignments.Select(standing => OnAssignment(plan, actor, standing, today)).OfType<Matter>(),
        ];
    }

    // Where somebody answers alerts himself; null for anywhere, also where the plan has no such area any more. Whoever asks others is shown what is late.
    private static IReadOnlyList<string>? Answered(Plan plan, Actor actor)
    {
        var grants = actor.Grants.Where(grant => grant.HoldsIn(plan.Id)).ToList();
        var covered = plan.Areas.All.Select(area => area.Id).Where(area => grants.Exists(grant => grant.Covers(area, plan)));
        return !actor.MaySomewhere(Right.AnswerAlerts) ? []
            : grants.Exists(grant => grant.Area is null) ? null : [.. grants.Select(grant => grant.Area!).Concat(covered)];
    }

    private static Matter? OnAlert(PlanInForce plans, Actor actor, AlertRow alert, Owed owed, DateOnly today)
    {
        var plan = plans.Current;
        var isOwn = actor.May(new Demand(Right.AnswerAlerts, alert.Unit, Area: alert.Area), plan);
        if (isOwn ? owed.Kind == OwedKind.Remedy && owed.By > today.AddDays(DaysAhead)
            : !owed.IsLate(today) || !actor.May(new Demand(Right.AskExplanation, alert.Unit, Area: alert.Area), plan))
        {
            return null;
        }

        var name = plans.Known(alert.Target)?.Title() ?? alert.Target;
        return new Matter(isOwn ? KindOf(owed.Kind) : MatterKind.OthersLate, FormattableString.Invariant($"alerts/{alert.Id}"),
            plan.Areas.Roots.Count > 1 ? $"{name} – {plans.AreaName(alert.Area)}" : name)
        {
            By = owed.By,
            Whose = plan.UnitName(alert.Unit),
            Said = owed.Kind switch
            {
                OwedKind.Remedy => alert.Remedy,
                OwedKind.Explanation => alert.Events.Find(happened => happened.Id == owed.Question)?.Text,
                _ => null,
            },
        };
    }

    private static Matter? OnAssignment(Plan plan, Actor actor, AssignmentStanding standing, DateOnly today)
    {
        var (lead, overseer) = (standing.Definition.Lead, standing.Definition.Overseer);
        var isOwn = actor.May(AssignmentDemands.ToUpdate(plan, lead, standing.Decided), plan);
        return standing.Owed is { } owed
            && (isOwn ? owed.By <= today.AddDays(DaysAhead) : owed.IsLate(today) && actor.May(AssignmentDemands.ToUrge(plan, overseer, standing.Decided), plan))
            ? new Matter(isOwn ? MatterKind.Assignment : MatterKind.OthersLate, $"assignments/{Uri.EscapeDataString(standing.Definition.Id)}",
                standing.Definition.Name)
            {
                By = owed.By,
                Whose = plan.UnitName(lead),
                Said = standing.Newest?.Note,
            }
            : null;
    }

    private static MatterKind KindOf(OwedKind kind) => kind switch
    {
        OwedKind.Remedy => MatterKind.Keep,
        OwedKind.Explanation => MatterKind.Explain,
        OwedKind.Answer => MatterKind.Answer,
        OwedKind.Assignment => MatterKind.Assignment,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
