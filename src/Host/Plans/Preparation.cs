namespace ActionPlan.Host.Plans;

/// <summary>What is noted of a plan that is prepared.</summary>
/// <param name="Saved">The folder's digest as it was last saved through the program, or that nothing was yet, or that it is given up.</param>
/// <param name="Continues">The plan that it continues: who writes it is asked there, also while its own file cannot be read; null where it continues none.</param>
internal sealed record PreparedNote(string Saved, string? Continues)
{
    public bool IsGivenUp => Saved == Preparation.GivenUp;
}

/// <summary>
/// Which plans are prepared in the browser: their folders do not come into force by themselves. It stands among the installation's settings, so
/// that every host knows the same, with the digest of the folder as it was last saved through the program: a file waits beside the old one until
/// that is committed.
/// </summary>
internal static class Preparation
{
    /// <summary>What is noted before anything was saved.</summary>
    public const string Begun = "begun";

    /// <summary>What is noted until the folder is gone: what is left of it must not come into force meanwhile.</summary>
    public const string GivenUp = "givenUp";

    private const string Prefix = "preparing ";

    /// <summary>By the plans' ids.</summary>
    public static async Task<IReadOnlyDictionary<string, PreparedNote>> All(AppDb db, CancellationToken cancellation) =>
        await db.Settings.AsNoTracking().Where(row => row.Key.StartsWith(Prefix)).ToDictionaryAsync(
            row => row.Key[Prefix.Length..], row => Read(row.Value), StringComparer.Ordinal, cancellation);

    /// <summary>What was noted; null where the plan is not prepared.</summary>
    public static async Task<PreparedNote?> Of(AppDb db, string plan, CancellationToken cancellation) =>
        (await db.Settings.FindAsync([Prefix + plan], cancellation)) is { } row ? Read(row.Value) : null;

    /// <summary>Notes it without saving; null where the plan is prepared no longer.</summary>
    public static Task Note(AppDb db, string plan, PreparedNote? note, CancellationToken cancellation) =>
        db.Set(Prefix + plan, note is null ? null : $"{note.Saved} {note.Continues}".TrimEnd(), cancellation);

    private static PreparedNote Read(string value) => value.Split(' ') is [var saved, var continues] ? new(saved, continues) : new(value, null);
}
