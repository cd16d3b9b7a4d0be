namespace ActionPlan.Host.Persistence;

/// <summary>Whether the database answers, for whoever watches over the machine; without paths or words of the inside.</summary>
internal static class DatabaseHealth
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<string?> Problem(AppDbFactory databases, CancellationToken cancellation)
    {
        if (databases.InPlace?.Problem() is not null)
        {
            return "the database's file is missing or was replaced";
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
            return $"the database cannot be read ({(error.Trouble() ?? DatabaseTrouble.Damaged).ToString().ToLowerInvariant()})";
        }
    }
}
