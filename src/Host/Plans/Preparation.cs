namespace ActionPlan.Host.Plans;

/// <summary>
/// Which plans are prepared in the browser: their folders do not come into force by themselves. It stands among the installation's settings, so
/// that every host knows the same, with the digest of the folder as it was last saved through the program: a file waits beside the old one until
/// that is committed.
/// </summary>
internal static class Preparation
{
    /// <summary>What is noted before anything was saved.</summary>
    public const string Begun = "begun";

    private const string Prefix = "preparing ";

    /// <summary>By the plans' ids.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> All(AppDb db, CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().Where(row => row.Key.StartsWith(Prefix)).ToDictionaryAsync(
            row => row.Key[Prefix.Length..], row => row.Value, StringComparer.Ordinal, cancellation);

    /// <summary>What was noted; null where the plan is not prepared.</summary>
    public static async Task<string?> Of(AppDb db, string plan, CancellationToken cancellation) =>
        (await db.Settings.FindAsync([Prefix + plan], cancellation))?.Value;

    /// <summary>Notes it without saving; null where the plan is prepared no longer.</summary>
    public static Task Note(AppDb db, string plan, string? saved, CancellationToken cancellation) => db.Set(Prefix + plan, saved, cancellation);
}
