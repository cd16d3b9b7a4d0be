using System.Text.Json;

namespace ActionPlan.Host.Health;

/// <summary>Something that runs by itself, as the scheduler has written it down, so that it can be asked from beside it.</summary>
/// <param name="Key">Which.</param>
/// <param name="State">The scheduler's own word.</param>
/// <param name="Last">When it was last started.</param>
/// <param name="Next">When it will be.</param>
/// <param name="Result">How its last run ended; null where it has not ended one since this was written down.</param>
/// <param name="Pause">Why it waits; null where it does not.</param>
internal sealed record StandingSchedule(ScheduleKey Key, string State, DateTimeOffset? Last, DateTimeOffset? Next, ScheduleResult? Result, SchedulePause? Pause)
{
    private const string Stored =
        "SELECT t.TRIGGER_NAME, t.TRIGGER_GROUP, t.TRIGGER_STATE, t.PREV_FIRE_TIME, t.NEXT_FIRE_TIME, j.JOB_DATA FROM QRTZ_TRIGGERS t "
        // What was fired by hand has a trigger of its own for a moment.
        + "INNER JOIN QRTZ_JOB_DETAILS j ON j.SCHED_NAME = t.SCHED_NAME AND j.JOB_NAME = t.JOB_NAME AND j.JOB_GROUP = t.JOB_GROUP WHERE t.JOB_NAME = t.TRIGGER_NAME";

    private const string Tables = "SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name = 'QRTZ_TRIGGERS'";

    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    public bool IsRunning => State == "BLOCKED";

    public bool IsFailing => Result?.Error is not null;

    /// <summary>It is not started when it should be.</summary>
    public bool IsStuck(DateTimeOffset now) => State == "ERROR" || (!IsRunning && (Next is null || Next < now - Slack));

    public HealthState Health(DateTimeOffset now) => Pause is not null ? HealthState.Warning
        : IsStuck(now) ? HealthState.Bad
        : IsFailing || State.StartsWith("PAUSED", StringComparison.Ordinal) ? HealthState.Warning
        : HealthState.Good;

    /// <summary>Null before the scheduler has started for the first time: on a file it makes its tables then.</summary>
    public static async Task<IReadOnlyList<StandingSchedule>?> Read(AppDb db, CancellationToken cancellation)
    {
        if (db.Database.IsSqlite() && !await db.Database.SqlQueryRaw<string>(Tables).AnyAsync(cancellation))
        {
            return null;
        }

        var pauses = await SchedulePause.All(db, cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Stored;
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        var schedules = new List<StandingSchedule>();
        while (await rows.ReadAsync(cancellation))
        {
            var key = new ScheduleKey(rows.GetString(0), rows.GetString(1));
            schedules.Add(new StandingSchedule(key, rows.GetString(2), Moment(rows[3] as long?), Moment(rows[4] as long?),
                ScheduleResult.Of(rows[5] as byte[]), pauses.GetValueOrDefault(key)));
        }

        return schedules;
    }

    private static DateTimeOffset? Moment(long? ticks) => ticks is > 0 ? new DateTimeOffset(ticks.Value, TimeSpan.Zero) : null;
}

/// <summary>How a run of something that runs by itself ended.</summary>
/// <param name="Ended">When.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Error">Why it failed; null where it did not.</param>
internal sealed record ScheduleResult(DateTimeOffset Ended, TimeSpan Took, string? Error)
{
    /// <summary>When it was started; the scheduler forgets that of what it started outside its turn.</summary>
    public DateTimeOffset Began => Ended - Took;

    public const string EndedAt = "ended";
    public const string Milliseconds = "took";
    public const string Failure = "error";

    /// <summary>From the job's own data, where it is written after each run.</summary>
    public static ScheduleResult? Of(byte[]? data)
    {
        try
        {
            return data is { Length: > 0 } && JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(data) is { } kept
                ? Of(key => kept.GetValueOrDefault(key).ToString()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static ScheduleResult? Of(Func<string, string?> kept) =>
        DateTimeOffset.TryParse(kept(EndedAt), CultureInfo.InvariantCulture, out var ended)
            && long.TryParse(kept(Milliseconds), CultureInfo.InvariantCulture, out var took)
            ? new ScheduleResult(ended, TimeSpan.FromMilliseconds(took), kept(Failure) is { Length: > 0 } error ? error : null)
            : null;
}
