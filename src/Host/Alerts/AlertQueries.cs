namespace ActionPlan.Host.Alerts;

internal static class AlertQueries
{
    /// <summary>A day here has begun everywhere so many days later.</summary>
    private const int LeastZone = 1;

    /// <summary>
    /// Those on which anything may be late, in whatever zone, and all that stand in some areas: of a country's tens of thousands no others are read.
    /// Whoever asks decides by what they owe. A question stays owed when its alert is resolved.
    /// </summary>
    /// <param name="alerts">Among which.</param>
    /// <param name="standing">The areas, by id; null for all.</param>
    public static IQueryable<AlertRow> ThatMayBeLate(this IQueryable<AlertRow> alerts, Plan plan, DateOnly today, IReadOnlyList<string>? standing)
    {
        if (standing is null)
        {
            return alerts.Where(alert => alert.PlanId == plan.Id
                && (alert.State != AlertState.Resolved || alert.Events.Any(happened => happened.Kind == AlertEventKind.Asked)));
        }

        var waited = new DateTimeOffset(today.AddDays(LeastZone - plan.File.Schedules.AnswerWithinDays).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return alerts.Where(alert => alert.PlanId == plan.Id
            && ((alert.State == AlertState.Open && (alert.WaitingSince ?? alert.OpenedAt) < waited)
                || (alert.State != AlertState.Resolved && (alert.RemedyBy < today || standing.Contains(alert.Area)))
                || alert.Events.Any(happened => happened.Kind == AlertEventKind.Asked)));
    }

    /// <summary>With the questions and explanations that tell what is owed on them.</summary>
    public static IQueryable<AlertRow> WithQuestions(this IQueryable<AlertRow> alerts) =>
        alerts.Include(alert => alert.Events.Where(happened =>
            happened.Kind == AlertEventKind.Asked || happened.Kind == AlertEventKind.Explained || happened.Kind == AlertEventKind.TermEnded
            || happened.Kind == AlertEventKind.TermResumed || happened.Kind == AlertEventKind.CarriedOn).OrderBy(happened => happened.Id));
}
