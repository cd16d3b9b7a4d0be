using ActionPlan.Host.Audit;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// Writes what a run changes of alerts past the change tracker: those that become the same at once. A country's are tens of thousands, of which the
/// context would remember and send each by itself, while everybody else waits to write.
/// </summary>
internal static class ChangedAlerts
{
    private const int AtOnce = 1000;

    // Only what the run changes: a commitment that a unit makes meanwhile stays.
    public static async Task Write(AppDb db, IReadOnlyList<AlertChange> changes, CancellationToken cancellation)
    {
        var alike = new Dictionary<string, List<AlertChange>>(StringComparer.Ordinal);
        foreach (var some in changes.Chunk(AtOnce))
        {
            // What the trail says that they were is what they are now.
            long[] ids = [.. some.Select(change => change.Alert.Id)];
            var now = await db.Alerts.AsNoTracking().Where(alert => ids.Contains(alert.Id)).ToDictionaryAsync(alert => alert.Id, cancellation);
            foreach (var change in some)
            {
                var told = Told(db.Model, now[change.Alert.Id], change);
                db.Recording.Told(told.Change);
                (alike.TryGetValue(told.Values, out var same) ? same : alike[told.Values] = []).Add(change);
            }
        }

        foreach (var some in alike.Values.SelectMany(same => same.Chunk(AtOnce)))
        {
            long[] ids = [.. some.Select(change => change.Alert.Id)];
            await db.Alerts.Where(alert => ids.Contains(alert.Id)).ExecuteUpdateAsync(some[0].Write, cancellation);
        }
    }

    private static (RowChange Change, string Values) Told(IModel model, AlertRow stored, AlertChange change)
    {
        var entity = model.FindEntityType(typeof(AlertRow))!;
        var (before, after) = (new Dictionary<string, object?>(StringComparer.Ordinal), new Dictionary<string, object?>(StringComparer.Ordinal));
        var values = new List<string>();
        foreach (var property in change.Written.Select(name => entity.FindProperty(name)!))
        {
            var get = property.GetGetter();
            var (was, becomes) = (SavedRow.Shown(property, get.GetClrValue(stored)), SavedRow.Shown(property, get.GetClrValue(change.Alert)));
            values.Add($"{property.Name} {becomes}");
            if (!Equals(was, becomes))
            {
                (before[property.Name], after[property.Name]) = (was, becomes);
            }
        }

        var key = change.Alert.Id.ToString(CultureInfo.InvariantCulture);
        return (new RowChange(entity.GetTableName()!, key, ChangeKind.Changed, before, after) { Areas = [change.Alert.Area] }, string.Join('\n', values));
    }
}
