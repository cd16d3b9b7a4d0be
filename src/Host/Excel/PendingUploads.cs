using System.Security.Cryptography;
using ActionPlan.Host.Access;

namespace ActionPlan.Host.Excel;

/// <summary>
/// Uploads that were read and are looked at before they are taken. They are kept in memory, for their sender only and not for long:
/// after a restart one uploads again.
/// </summary>
internal sealed class PendingUploads(TimeProvider time)
{
    private const int MostKept = 200;
    private const int MostOfOne = 5;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Pending> uploads = new(StringComparer.Ordinal);

    public string Keep(Actor sender, object preview)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        lock (gate)
        {
            var now = time.GetUtcNow();
            Forget(uploads.Where(upload => upload.Value.Until <= now));
            Forget(uploads.Where(upload => upload.Value.Sender == Name(sender)).OrderByDescending(upload => upload.Value.Until).Skip(MostOfOne - 1));
            Forget(uploads.OrderByDescending(upload => upload.Value.Until).Skip(MostKept - 1));
            uploads[id] = new Pending(Name(sender), preview, now + Kept);
        }

        return id;
    }

    /// <returns>Null if there is none of this id and kind, if it is another's, or if it is too old.</returns>
    public T? Find<T>(Actor sender, string id)
        where T : class
    {
        lock (gate)
        {
            return uploads.TryGetValue(id, out var upload) && upload.Sender == Name(sender) && upload.Until > time.GetUtcNow() ? upload.Preview as T : null;
        }
    }

    public void Remove(string id)
    {
        lock (gate)
        {
            uploads.Remove(id);
        }
    }

    private void Forget(IEnumerable<KeyValuePair<string, Pending>> some)
    {
        foreach (var upload in some.ToList())
        {
            uploads.Remove(upload.Key);
        }
    }

    private static string Name(Actor sender) => sender.UserId ?? "\0" + sender.Name;

    private sealed record Pending(string Sender, object Preview, DateTimeOffset Until);
}
