using ActionPlan.Host.Audit;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ActionPlan.Host.Alerts;

/// <summary>
/// Writes what a run changes of alerts past the change tracker: those that become the same at once. A country's are tens of thousands, of which the
/// context would remember and send each by itself, while everybody else waits to write. What the trail will say of them is made before, too.
/// </summary>
internal sealed class ChangedAlerts
{
    private const int AtOnce = 1000;

    private readonly IReadOnlyList<AlertChange> changes;
    private readonly Ready ahead;
    private readonly IModel model;
    private readonly long seen;

    /// <param name="changes">What is changed.</param>
    /// <param name="model">Says how rows are told.</param>
    /// <param name="seen">The newest entry of the trail before the alerts were read.</param>
    public ChangedAlerts(IReadOnlyList<AlertChange> changes, IModel model, long seen)
    {
        (this.changes, this.model, this.seen) = (changes, model, seen);
        ahead = Make(changes.Select(change => Told(model, change, change.Was)));
    }

    // Only what the run changes: a commitment that a unit makes meanwhile stays.
    public async Task Write(AppDb db, CancellationToken cancellation)
    {
        var (told, alike) = await AnyWasTouched(db, cancellation) ? await MadeAnew(db, cancellation) : ahead;
        foreach (var one in told)
        {
            db.Recording.Told(one);
        }

        foreach (var some in alike.SelectMany(same => same.Chunk(AtOnce)))
        {
            long[] ids = [.. some.Select(change => change.Alert.Id)];
            await db.Alerts.Where(alert => ids.Contains(alert.Id)).ExecuteUpdateAsync(some[0].Write, cancellation);
        }
    }

    // Whoever changed an alert wrote an entry that names the table.
    private async Task<bool> AnyWasTouched(AppDb db, CancellationToken cancellation)
    {
        var table = $"\"{db.Model.FindEntityType(typeof(AlertRow))!.GetTableName()}\"";
        return changes.Count > 0
            && await db.Audit.IgnoreQueryFilters().AnyAsync(entry => entry.Seq > seen && entry.Changes.Contains(table), cancellation);
    }

    // What the trail says that they were is what they are now, and who answered meanwhile answered to what stood before the run.
    private async Task<Ready> MadeAnew(AppDb db, CancellationToken cancellation)
    {
        var told = new List<(AlertChange, RowChange, string)>(changes.Count);
        foreach (var some in changes.Chunk(AtOnce))
        {
            long[] ids = [.. some.Select(change => change.Alert.Id)];
            var now = await db.Alerts.AsNoTracking().Where(alert => ids.Contains(alert.Id)).ToDictionaryAsync(alert => alert.Id, cancellation);
            foreach (var change in some)
            {
                var stands = now[change.Alert.Id];
                change.Meets(stands);
                told.Add(Told(model, change, property => property.GetGetter().GetClrValue(stands)));
            }
        }

        return Make(told);
    }

    private static Ready Make(IEnumerable<(AlertChange Change, RowChange Told, string Values)> all)
    {
        var made = all.ToList();
        return new Ready(
            made.ConvertAll(one => one.Told),
            [.. made.GroupBy(one => one.Values, one => one.Change, StringComparer.Ordinal).Select(same => same.ToList())]);
    }

    private static (AlertChange Change, RowChange Told, string Values) Told(IModel model, AlertChange change, Func<IProperty, object?> stored)
    {
        var entity = model.FindEntityType(typeof(AlertRow))!;
        var (before, after) = (new Dictionary<string, object?>(StringComparer.Ordinal), new Dictionary<string, object?>(StringComparer.Ordinal));
        var values = new List<string>();
        foreach (var property in change.Written.Select(name => entity.FindProperty(name)!))
        {
            var (was, becomes) = (SavedRow.Shown(property, stored(property)), SavedRow.Shown(property, property.GetGetter().GetClrValue(change.Alert)));
            values.Add($"{property.Name} {becomes}");
            if (!Equals(was, becomes))
            {
                (before[property.Name], after[property.Name]) = (was, becomes);
            }
        }

        var key = change.Alert.Id.ToString(CultureInfo.InvariantCulture);
        var told = new RowChange(entity.GetTableName()!, key, ChangeKind.Changed, before, after) { Areas = [change.Alert.Area] };
        return (change, told, string.Join('\n', values));
    }

    /// <param name="Told">What the trail says.</param>
    /// <param name="Alike">Those that become the same.</param>
    private sealed record Ready(IReadOnlyList<RowChange> Told, IReadOnlyList<IReadOnlyList<AlertChange>> Alike);
}
