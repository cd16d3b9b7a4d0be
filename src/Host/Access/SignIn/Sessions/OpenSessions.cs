using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;

namespace ActionPlan.Host.Access.SignIn.Sessions;

/// <summary>Begins sessions, knows which still hold, and ends them.</summary>
internal sealed class OpenSessions(AppDbFactory databases, Attempts attempts, TimeProvider clock)
{
    private const string Started = "session.started";

    /// <summary>A session's row, named in the cookie. One that goes on under a new name keeps its beginning.</summary>
    public async Task Begin(UserAccount account, AuthenticationProperties cookie, HttpContext context)
    {
        var session = await attempts.Make("Session", () => Store(account, cookie, context), context.RequestAborted);
        cookie.SetString(SessionRow.Item, session.Id);
        cookie.SetString(Started, session.StartedAt.UtcTicks.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a cookie's session still is. That it was used is noted now and then, and not while others write.</summary>
    public async Task<bool> Holds(AuthenticationProperties cookie, string userId, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var id = cookie.GetString(SessionRow.Item);
        var now = clock.GetUtcNow();
        if (await db.Sessions.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.UserId == userId, cancellation) is not { } session
            || session.IsOver(now))
        {
            return false;
        }

        if ((now - session.LastUsedAt).Duration() >= SessionRow.NotedEvery)
        {
            await db.WriteUnlessBusy(
                () => db.Sessions.Where(row => row.Id == id).ExecuteUpdateAsync(update => update.SetProperty(row => row.LastUsedAt, now), cancellation),
                cancellation);
        }

        return true;
    }

    /// <summary>Those of one person, the newest first.</summary>
    public async Task<IReadOnlyList<SessionRow>> Of(string userId, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var rows = await db.Sessions.AsNoTracking().Where(row => row.UserId == userId).OrderByDescending(row => row.LastUsedAt).ToListAsync(cancellation);
        return [.. rows.Where(row => !row.IsOver(clock.GetUtcNow()))];
    }

    /// <summary>Ends one of a person's sessions.</summary>
    /// <returns>How many that were.</returns>
    public async Task<int> End(string userId, string? id, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        return await db.Sessions.Where(row => row.UserId == userId && row.Id == id).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Ends all of a person's sessions but one.</summary>
    /// <returns>How many that were.</returns>
    public async Task<int> EndOthers(string userId, string? id, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        return await db.Sessions.Where(row => row.UserId == userId && row.Id != id).ExecuteDeleteAsync(cancellation);
    }

    private async Task<SessionRow> Store(UserAccount account, AuthenticationProperties cookie, HttpContext context)
    {
        var now = clock.GetUtcNow();
        var session = new SessionRow
        {
            Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
            UserId = account.Id,
            StartedAt = cookie.GetString(Started) is { } ticks ? new DateTimeOffset(long.Parse(ticks, CultureInfo.InvariantCulture), TimeSpan.Zero) : now,
            LastUsedAt = now,
            From = context.Connection.RemoteIpAddress?.ToString() ?? "–",
            Browser = string.Concat(context.Request.Headers.UserAgent.ToString().Where(letter => letter is >= ' ' and <= '~').Take(SessionRow.LongestBrowser)),
        };
        await using var db = databases.CreateDbContext();
        await using var transaction = await db.Database.BeginTransactionAsync(context.RequestAborted);
        var (began, used, ahead) = (now - SessionRow.Lifetime, now - SessionRow.Idle - SessionRow.NotedEvery, now + SessionRow.Idle);
        var earlier = cookie.GetString(SessionRow.Item);
        await db.Sessions.Where(row => row.Id == earlier || row.StartedAt <= began || row.LastUsedAt <= used || row.LastUsedAt > ahead)
            .ExecuteDeleteAsync(context.RequestAborted);
        db.Sessions.Add(session);
        await db.SaveChangesAsync(context.RequestAborted);
        await transaction.CommitAsync(context.RequestAborted);
        return session;
    }
}
