namespace ActionPlan.Host.Persistence;

/// <summary>In which form the database is, beside the one that this program wants.</summary>
internal sealed record DatabaseForm(IReadOnlyList<string> Applied, IReadOnlyList<string> Known)
{
    /// <summary>The changes that it lacks.</summary>
    public IReadOnlyList<string> Pending => [.. Known.Except(Applied, StringComparer.Ordinal)];

    /// <summary>Why this program cannot use it, and what to do; null where it can, after <see cref="Pending"/> at the latest.</summary>
    public string? Problem => Applied.FirstOrDefault(migration => string.CompareOrdinal(migration, Known[0]) < 0) is { } early
        ? $"The database is of the time before the first release ({early}), whose form this program cannot read. Keep it, start with an empty data folder, "
            + "and take its figures over: 'export' with the program that wrote them, 'import' with this one."
        : Applied.Except(Known, StringComparer.Ordinal).LastOrDefault() is { } newest
        ? $"The database was brought to its form by a newer version of this program ({newest}), which this one does not know. "
            + "Start the newer version, or put back a backup from before it with the 'restore' of this one: that of the newer brings it to the newer form."
        : null;

    public static async Task<DatabaseForm> Read(AppDb db, CancellationToken cancellation) =>
        new([.. await db.Database.GetAppliedMigrationsAsync(cancellation)], [.. db.Database.GetMigrations()]);
}
