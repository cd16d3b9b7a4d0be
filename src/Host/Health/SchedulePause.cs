namespace ActionPlan.Host.Health;

/// <summary>
/// That somebody told what runs by itself to wait, and why. It stands among the installation's settings, so that every host, the page and
/// <c>doctor</c> know the same, and a start of the program changes nothing.
/// </summary>
/// <param name="Key">What waits.</param>
/// <param name="At">Since when.</param>
/// <param name="By">Who said so.</param>
/// <param name="Reason">Why.</param>
internal sealed record SchedulePause(ScheduleKey Key, DateTimeOffset At, string By, string Reason)
{
    private const string Prefix = "paused ";

    public static string SettingOf(ScheduleKey key) => $"{Prefix}{key.Name} {key.Group}";

    public static async Task<SchedulePause?> Of(AppDb db, ScheduleKey key, CancellationToken cancellation)
    {
        var setting = SettingOf(key);
        return await db.Settings.AsNoTracking().SingleOrDefaultAsync(row => row.Key == setting, cancellation) is { } row ? Read(key, row.Value) : null;
    }

    public static async Task<IReadOnlyDictionary<ScheduleKey, SchedulePause>> All(AppDb db, CancellationToken cancellation)
    {
        var rows = await db.Settings.AsNoTracking().Where(row => row.Key.StartsWith(Prefix)).ToListAsync(cancellation);
        return rows.Select(row => (Parts: row.Key.Split(' ', 3), row.Value)).Where(row => row.Parts.Length == 3)
            .Select(row => Read(new ScheduleKey(row.Parts[1], row.Parts[2]), row.Value)).OfType<SchedulePause>().ToDictionary(pause => pause.Key);
    }

    /// <summary>As it is stored, and read in the trail.</summary>
    public string Told => $"{At.UtcDateTime.ToString("yyyy-MM-ddTHH:mmZ", CultureInfo.InvariantCulture)} {By}: {Reason}";

    // Older than its format, or written by hand: it waits all the same.
    private static SchedulePause? Read(ScheduleKey key, string told)
    {
        if (told.Length == 0)
        {
            return null;
        }

        var isDated = DateTimeOffset.TryParse(told.Split(' ')[0], CultureInfo.InvariantCulture, out var at);
        var rest = isDated ? told[(told.IndexOf(' ', StringComparison.Ordinal) + 1)..] : told;
        var named = rest.Split(": ", 2);
        return named is [var by, var reason] ? new SchedulePause(key, at, by, reason) : new SchedulePause(key, at, Show.Nothing, rest);
    }
}

/// <param name="Name">What runs: <c>evaluation</c>, <c>reminders</c>, <c>escalations</c>, <c>outbox</c> or <c>backup</c>.</param>
/// <param name="Group">The plan's id; where it is no plan's own, what the scheduler calls those.</param>
internal readonly record struct ScheduleKey(string Name, string Group)
{
    /// <summary>The scheduler's word for what is no plan's own.</summary>
    public const string NoPlan = "DEFAULT";

    /// <summary>All that runs by itself.</summary>
    public static IReadOnlyList<string> Names { get; } = ["evaluation", "reminders", "escalations", "outbox", "backup"];

    public bool IsOfPlan => Group != NoPlan;
}
