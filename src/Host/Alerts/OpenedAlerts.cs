using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Alerts;

/// <summary>Writes the alerts that a run opens past the change tracker: a country's are tens of thousands.</summary>
internal static class OpenedAlerts
{
    /// <param name="db">The context, in the transaction that completes the run.</param>
    /// <param name="ahead">What the trail says of them if they get the keys that were foreseen.</param>
    /// <returns>Whether they got them.</returns>
    public static async Task<bool> Write(AppDb db, IReadOnlyList<AlertRow> opened, ToldSet? ahead, CancellationToken cancellation)
    {
        if (opened.Count == 0)
        {
            return true;
        }

        // Whoever opens alerts holds their lock: all after this one are this transaction's.
        var before = await db.Alerts.IgnoreQueryFilters().MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        await db.Insert(opened, cancellation);
        if (await db.TellAhead(db.Alerts.Where(row => row.Id > before), ahead, cancellation))
        {
            return true;
        }

        var ids = await db.Alerts.IgnoreQueryFilters().Where(row => row.Id > before).Select(row => new { row.Id, row.Target, row.Area })
            .ToDictionaryAsync(row => new Case(row.Target, row.Area), row => row.Id, cancellation);
        var isForeseen = true;
        foreach (var row in opened)
        {
            var id = ids[Case.Of(row)];
            isForeseen &= row.Events.TrueForAll(one => one.AlertId == id);
            row.Events.ForEach(one => one.AlertId = id);
        }

        await db.TellAdded(db.Alerts.Where(row => row.Id > before).OrderBy(row => row.Id), row => [row.Area], cancellation);
        return isForeseen;
    }
}
