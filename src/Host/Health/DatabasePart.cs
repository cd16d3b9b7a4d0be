namespace ActionPlan.Host.Health;

/// <summary>Whether the database answers, and what it says of itself.</summary>
internal sealed class DatabasePart(AppDbFactory databases, TimeProvider clock) : IHealthPart
{
    private const long Low = 1L << 30;
    private const string First = "First";

    // Quartz wants the clocks of what works together within a second.
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(30);

    /// <summary>Whether a line says that there is no database to ask.</summary>
    public static bool IsGone(HealthLine line) => line is { Part: "Database", State: HealthState.Bad } or { Part: "Database", Case: First };

    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation)
    {
        var file = databases.Choice.FilePath;
        if (file is not null && !File.Exists(file) && DatabaseMarker.Signs(databases.Choice).Count == 0 && databases.InPlace?.Problem() is null)
        {
            return [new HealthLine("Database", HealthState.Warning, file) { Case = First }];
        }

        if (await DatabaseHealth.Trouble(databases, cancellation) is { } trouble)
        {
            return [new HealthLine("Database", HealthState.Bad, file ?? Show.Nothing) { Case = trouble.ToString() }];
        }

        if (!thoroughly)
        {
            return [Line(file is null ? "SQL Server" : "SQLite", file is null ? null : SqliteFacts.Size(file))];
        }

        if (file is not null)
        {
            return Lines("SQLite", SqliteFacts.Read(databases.Choice));
        }

        await using var db = databases.CreateDbContext();
        return Lines("SQL Server", await SqlServerFacts.Read(db, cancellation));
    }

    private HealthLine Line(string engine, long? bytes) =>
        new("Database", HealthState.Good, engine, bytes is { } known ? HealthServices.Size(known) : Show.Nothing, databases.Choice.FilePath ?? Show.Nothing);

    /// <summary>What is right and wrong about what it says.</summary>
    internal IReadOnlyList<HealthLine> Lines(string engine, DatabaseFacts facts)
    {
        var apart = facts.Now is { } now ? (clock.GetUtcNow().UtcDateTime - now).Duration() : (TimeSpan?)null;
        var looked = facts.LookedThrough is { Year: > 1900 } at && clock.GetUtcNow().UtcDateTime - at <= LongAgo;
        HealthLine?[] lines =
        [
            Line($"{engine} {facts.Version}", facts.Bytes),
            new HealthLine("DatabaseRights", !facts.MayWrite ? HealthState.Bad : facts.MayMigrate ? HealthState.Good : HealthState.Warning),
            // Columns name their own; the database's counts for nothing.
            facts.Collation is { } collation ? new HealthLine("Collation", HealthState.Good, collation) : null,
            new HealthLine("RowVersioning",
                facts.IsVersioned ? HealthState.Good : HealthState.Warning) { Case = databases.Choice.FilePath is null ? "Server" : null },
            facts.FreeBytes is { } free ? new HealthLine("DatabaseRoom", free < Low ? HealthState.Warning : HealthState.Good, HealthServices.Size(free)) : null,
            facts.Damage is { } damage ? new HealthLine("Integrity", HealthState.Bad, damage)
                : databases.Choice.FilePath is not null || looked
                ? new HealthLine("Integrity", HealthState.Good) : new HealthLine("Integrity", HealthState.Warning),
            apart is { } difference
                ? new HealthLine("DatabaseClock", difference > Apart ? HealthState.Warning : HealthState.Good,
                    HealthServices.Number((int)difference.TotalSeconds)) : null,
        ];
        return [.. lines.OfType<HealthLine>()];
    }
}
