using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Alerts;

/// <summary>Writes the alerts that a run opens, and the event of each, past the change tracker: a country's are tens of thousands.</summary>
internal static class OpenedAlerts
{
    public static async Task Write(AppDb db, IReadOnlyList<AlertRow> opened, CancellationToken cancellation)
    {
        if (opened.Count == 0)
        {
            return;
        }

        // Whoever opens alerts, or adds events, holds the lock of alerts: all after these is this transaction's.
        var alert = await db.Alerts.IgnoreQueryFilters().MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        var happened = await db.AlertEvents.IgnoreQueryFilters().MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        await db.Insert(opened, cancellation);
        var ids = await db.Alerts.IgnoreQueryFilters().Where(row => row.Id > alert).Select(row => new { row.Id, row.Target, row.Area })
            .ToDictionaryAsync(row => new Case(row.Target, row.Area), row => row.Id, cancellation);
        foreach (var row in opened)
        {
            row.Events.ForEach(one => one.AlertId = ids[Case.Of(row)]);
        }

        await db.Insert([.. opened.SelectMany(row => row.Events)], cancellation);
        var areas = ids.ToDictionary(one => one.Value, one => one.Key.Area);
        await db.TellAdded(db.Alerts.Where(row => row.Id > alert).OrderBy(row => row.Id), row => [row.Area], cancellation);
        await db.TellAdded(db.AlertEvents.Where(row => row.Id > happened).OrderBy(row => row.Id), row => [areas[row.AlertId]], cancellation);
    }
}
