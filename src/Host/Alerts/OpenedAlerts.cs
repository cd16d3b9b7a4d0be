using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Alerts;

/// <summary>Writes the alerts that a run opens past the change tracker: a country's are tens of thousands.</summary>
internal static class OpenedAlerts
{
    public static async Task Write(AppDb db, IReadOnlyList<AlertRow> opened, CancellationToken cancellation)
    {
        if (opened.Count == 0)
        {
            return;
        }

        // Whoever opens alerts holds their lock: all after this one are this transaction's.
        var before = await db.Alerts.IgnoreQueryFilters().MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        await db.Insert(opened, cancellation);
        var ids = await db.Alerts.IgnoreQueryFilters().Where(row => row.Id > before).Select(row => new { row.Id, row.Target, row.Area })
            .ToDictionaryAsync(row => new Case(row.Target, row.Area), row => row.Id, cancellation);
        foreach (var row in opened)
        {
            row.Events.ForEach(one => one.AlertId = ids[Case.Of(row)]);
        }

        await db.TellAdded(db.Alerts.Where(row => row.Id > before).OrderBy(row => row.Id), row => [row.Area], cancellation);
    }
}
