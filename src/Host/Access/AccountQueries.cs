using ActionPlan.Host.Access.SignIn.Tries;

namespace ActionPlan.Host.Access;

internal static class AccountQueries
{
    public static Task<UserAccount?> AccountOf(this AppDb db, string id, CancellationToken cancellation = default) =>
        db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellation);

    /// <summary>Who can sign in, the oldest account first.</summary>
    public static Task<List<UserAccount>> ActivePeople(this AppDb db, CancellationToken cancellation = default) => db.Users.AsNoTracking()
        .Where(user => user.DeactivatedAt == null)
        .OrderBy(user => user.CreatedAt).ThenBy(user => user.DisplayName)
        .ToListAsync(cancellation);

    public static Task<List<GrantRow>> GrantsOf(this AppDb db, string id, CancellationToken cancellation = default) =>
        db.Grants.AsNoTracking().Where(grant => grant.UserId == id).OrderBy(grant => grant.Id).ToListAsync(cancellation);

    /// <summary>Through which other systems a person signs in.</summary>
    public static Task<List<string>> ProvidersOf(this AppDb db, string id, CancellationToken cancellation = default) =>
        db.UserLogins.Where(link => link.UserId == id).Select(link => link.ProviderDisplayName ?? link.LoginProvider).ToListAsync(cancellation);

    /// <summary>Whether wrong passwords have shut an account for some place.</summary>
    public static async Task<bool> IsShut(this AppDb db, string id, DateTimeOffset now, CancellationToken cancellation = default) =>
        (await db.SignInTries.AsNoTracking().Where(row => row.UserId == id).ToListAsync(cancellation)).Exists(row => row.IsShut(now));
}
