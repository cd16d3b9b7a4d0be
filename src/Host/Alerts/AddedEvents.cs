using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Alerts;

/// <summary>Writes what happened to alerts past the change tracker: to a country's it happens by the ten thousand, on one day.</summary>
internal static class AddedEvents
{
    /// <param name="db">The context, in a transaction that has the lock of alerts: all events after those that are there are this transaction's.</param>
    /// <param name="events">Each with the area of its alert.</param>
    /// <param name="ahead">What the trail says of them if they get the keys that were foreseen.</param>
    public static async Task Write(AppDb db, IReadOnlyList<(AlertEventRow Event, string Area)> events, ToldSet? ahead, CancellationToken cancellation)
    {
        if (events.Count == 0)
        {
            return;
        }

        var before = await db.AlertEvents.IgnoreQueryFilters().MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        await db.Insert([.. events.Select(one => one.Event)], cancellation);
        if (await db.TellAhead(db.AlertEvents.Where(row => row.Id > before), ahead, cancellation))
        {
            return;
        }

        var areas = events.Select(one => (one.Event.AlertId, one.Area)).Distinct().ToDictionary(one => one.AlertId, one => one.Area);
        await db.TellAdded(db.AlertEvents.Where(row => row.Id > before).OrderBy(row => row.Id), row => [areas[row.AlertId]], cancellation);
    }
}
