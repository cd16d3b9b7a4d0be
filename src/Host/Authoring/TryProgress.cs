using System.Collections.Concurrent;

namespace ActionPlan.Host.Authoring;

/// <summary>How far the try-outs of this process have come, each known by whoever waits for it.</summary>
internal sealed class TryProgress
{
    private readonly ConcurrentDictionary<string, (int Done, int All)> known = new(StringComparer.Ordinal);

    /// <summary>Null where he tries nothing out.</summary>
    public (int Done, int All)? Of(string? user) => user is not null && known.TryGetValue(user, out var at) ? at : null;

    /// <summary>Tries something out and forgets how far it had come, also of whoever left.</summary>
    public async Task<T> While<T>(string? user, Func<Action<int, int>, Task<T>> work)
    {
        var name = user ?? "";
        try
        {
            return await work((done, all) => known[name] = (done, all));
        }
        finally
        {
            known.TryRemove(name, out _);
        }
    }
}
