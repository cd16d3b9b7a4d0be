namespace ActionPlan.Host.Alerts.Answers;

/// <summary>What must be allowed to do something about an alert: the right, for the unit that answers for it now, in its area.</summary>
internal static class AlertDemands
{
    public static async ValueTask<IReadOnlyList<Demand>> Of(Right right, AppDb db, long alert, CancellationToken cancellation)
    {
        var about = await db.Alerts.AsNoTracking().Where(row => row.Id == alert).Select(row => new { row.Unit, row.Area }).SingleOrDefaultAsync(cancellation);
        return about is null ? [] : [new Demand(right, about.Unit, Area: about.Area)];
    }
}
