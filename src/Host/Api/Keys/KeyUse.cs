namespace ActionPlan.Host.Api.Keys;

/// <summary>When a key was last used, so that a forgotten one is recognised.</summary>
internal static class KeyUse
{
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(1);

    /// <summary>At most once a minute: reading must not become writing.</summary>
    public static async Task Note(AppDb db, ApiKeyRow key, DateTimeOffset now, CancellationToken cancellation)
    {
        if (key.LastUsedAt is not { } last || (now - last).Duration() >= Exactness)
        {
            // Whoever only reads does not wait for a busy database to note that they did.
            await db.WriteUnlessBusy(
                () => db.ApiKeys.Where(row => row.Id == key.Id).ExecuteUpdateAsync(row => row.SetProperty(used => used.LastUsedAt, now), cancellation),
                cancellation);
        }
    }
}
