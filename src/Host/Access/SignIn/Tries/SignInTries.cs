using System.Data;
using System.Data.Common;

namespace ActionPlan.Host.Access.SignIn.Tries;

/// <summary>
/// Counts wrong passwords for an account by where they come from, so that a stranger shuts out himself and not the account's owner. Guessing
/// from many addresses at once shuts the account to all browsers that it is not known in.
/// </summary>
internal sealed class SignInTries(AppDbFactory databases, Attempts attempts, TimeProvider clock)
{
    /// <summary>From one place.</summary>
    public const int Most = 5;

    /// <summary>From all strange places together.</summary>
    public const int MostEverywhere = 50;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Counts a try as wrong before anything is compared: of many at once none slips through.</summary>
    /// <returns>False where no password may be looked at.</returns>
    public async Task<bool> Take(string userId, Place place, CancellationToken cancellation)
    {
        try
        {
            return await attempts.Make("Sign-in", () => Note(userId, place, cancellation), cancellation);
        }
        catch (Exception error) when (error is DbUpdateException { InnerException: DbException } or DbException { IsTransient: true })
        {
            // Somebody tries from the same place at the same moment.
            return false;
        }
    }

    /// <summary>Whether the place is shut now.</summary>
    public async Task<bool> IsShut(string userId, Place place, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var (now, places) = (clock.GetUtcNow(), Of(place));
        var rows = await db.SignInTries.AsNoTracking().Where(row => row.UserId == userId && places.Contains(row.From)).ToListAsync(cancellation);
        return rows.Exists(row => row.IsShut(now));
    }

    /// <summary>The password was right: what was counted here is no more.</summary>
    public async Task Right(string userId, Place place, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        await db.SignInTries.Where(row => row.UserId == userId && row.From == place.From).ExecuteDeleteAsync(cancellation);
        var now = clock.GetUtcNow();
        var (old, ahead) = (now - Window - Window, now + Window);
        await db.SignInTries.Where(row => (row.Since < old || row.Since > ahead) && row.UserId != userId).ExecuteDeleteAsync(cancellation);
        if (!place.IsKnown)
        {
            await db.SignInTries.Where(row => row.UserId == userId && row.From == SignInTryRow.Everywhere && row.Wrong > 0)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.Wrong, row => row.Wrong - 1), cancellation);
        }
    }

    private async Task<bool> Note(string userId, Place place, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellation);
        var now = clock.GetUtcNow();
        var places = Of(place);
        var rows = await db.SignInTries.Where(row => row.UserId == userId && places.Contains(row.From)).ToListAsync(cancellation);
        if (rows.Exists(row => row.IsShut(now)))
        {
            return false;
        }

        foreach (var from in places)
        {
            var row = rows.Find(known => known.From == from)
                ?? db.SignInTries.Add(new SignInTryRow { UserId = userId, From = from, Wrong = 0, Since = now }).Entity;
            Count(row, now);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static string[] Of(Place place) => place.IsKnown ? [place.From] : [place.From, SignInTryRow.Everywhere];

    private static void Count(SignInTryRow row, DateTimeOffset now)
    {
        // What was counted while the clock was ahead is long past by the right one.
        if (row.ShutUntil is not null || row.Since + Window <= now || row.Since > now + Window)
        {
            (row.Wrong, row.Since, row.ShutUntil) = (0, now, null);
        }

        row.Wrong++;
        if (row.Wrong >= (row.From == SignInTryRow.Everywhere ? MostEverywhere : Most))
        {
            row.ShutUntil = now + Window;
        }
    }
}
