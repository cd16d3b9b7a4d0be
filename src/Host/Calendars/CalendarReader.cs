using ActionPlan.Host.Access;

namespace ActionPlan.Host.Calendars;

/// <summary>Whose calendar a secret opens, with what is granted at the moment when it is fetched.</summary>
internal static class CalendarReader
{
    private static readonly TimeSpan Exactness = TimeSpan.FromHours(1);

    /// <summary>Null of a secret that opens nothing, or nothing any more.</summary>
    public static async Task<Actor?> Find(AppDb db, string secret, string plan, string from, DateTimeOffset now, CancellationToken cancellation)
    {
        if (CalendarSecret.HashOf(secret) is not { } hash
            || await db.CalendarKeys.AsNoTracking().SingleOrDefaultAsync(row => row.KeyHash == hash && row.RevokedAt == null, cancellation) is not { } key
            || await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == key.UserId && user.DeactivatedAt == null, cancellation) is not { } account)
        {
            return null;
        }

        if (key.LastUsedAt is not { } last || (now - last).Duration() >= Exactness)
        {
            // Whoever only reads does not wait for a busy database to note that they did.
            await db.WriteUnlessBusy(
                () => db.CalendarKeys.Where(row => row.Id == key.Id).ExecuteUpdateAsync(row => row.SetProperty(used => used.LastUsedAt, now), cancellation),
                cancellation);
        }

        return await Actors.Of(db, account, plan, from, cancellation);
    }
}
