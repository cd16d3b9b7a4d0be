namespace ActionPlan.Host.Alerts;

internal static class AlertQueries
{
    /// <summary>With the questions and explanations that tell what is owed on them.</summary>
    public static IQueryable<AlertRow> WithQuestions(this IQueryable<AlertRow> alerts) =>
        alerts.Include(alert => alert.Events.Where(happened =>
            happened.Kind == AlertEventKind.Asked || happened.Kind == AlertEventKind.Explained || happened.Kind == AlertEventKind.TermEnded
            || happened.Kind == AlertEventKind.TermResumed || happened.Kind == AlertEventKind.CarriedOn).OrderBy(happened => happened.Id));
}
