namespace ActionPlan.Host.Persistence;

/// <summary>Whether the database answers, for whoever watches over the machine; without paths or words of the inside.</summary>
internal static class DatabaseHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<string?> Problem(AppDbFactory databases, CancellationToken cancellation) =>
        databases.InPlace?.Problem() is not null ? "the database's file is missing or was replaced"
        : await Trouble(databases, cancellation) is { } trouble ? $"the database cannot be read ({trouble.ToString().ToLowerInvariant()})"
        : null;

    /// <summary>What ails it; null where it answers.</summary>
    public static async Task<DatabaseTrouble?> Trouble(AppDbFactory databases, CancellationToken cancellation)
    {
        if (databases.InPlace?.Problem() is not null)
        {
            return DatabaseTrouble.Missing;
        }

        try
        {
            await using var db = databases.CreateDbContext();
            db.Database.SetCommandTimeout(Patience);
            _ = await db.Settings.AsNoTracking().OrderBy(setting => setting.Key).Select(setting => setting.Value).FirstOrDefaultAsync(cancellation);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return error.Trouble() ?? DatabaseTrouble.Damaged;
        }
    }
}
