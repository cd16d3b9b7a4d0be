using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Alerts;

/// <summary>Alerts that a run opens, and the event of each, where they are too many for the change tracker: the trail tells them as sets.</summary>
internal static class OpenedAlerts
{
    public static async Task Write(AppDb db, IReadOnlyList<AlertRow> opened, CancellationToken cancellation)
    {
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
        string[] areas = [.. opened.Select(row => row.Area).Distinct(StringComparer.Ordinal)];
        db.Recording.Told(new ToldSet(await RowSealing.Of(db, db.Alerts.Where(row => row.Id > alert), cancellation), areas));
        db.Recording.Told(new ToldSet(await RowSealing.Of(db, db.AlertEvents.Where(row => row.Id > happened), cancellation), areas));
    }
}
