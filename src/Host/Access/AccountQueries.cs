using ActionPlan.Host.Access.SignIn.Tries;

namespace ActionPlan.Host.Access;

internal sealed class AccountQueries(AppDb db)
{
    public Task<UserAccount?> AccountOf(string id, CancellationToken cancellation = default) =>
        db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id, cancellation);

    /// <summary>Who can sign in, the oldest account first.</summary>
    public Task<List<UserAccount>> ActivePeople(CancellationToken cancellation = default) => db.Users.AsNoTracking()
        .Where(user => user.DeactivatedAt == null)
        .OrderBy(user => user.CreatedAt).ThenBy(user => user.DisplayName)
        .ToListAsync(cancellation);

    public Task<List<GrantRow>> GrantsOf(string id, CancellationToken cancellation = default) =>
        db.Grants.AsNoTracking().Where(grant => grant.UserId == id).OrderBy(grant => grant.Id).ToListAsync(cancellation);

    /// <summary>Through which other systems a person signs in.</summary>
    public Task<List<string>> ProvidersOf(string id, CancellationToken cancellation = default) =>
        db.UserLogins.Where(link => link.UserId == id).Select(link => link.ProviderDisplayName ?? link.LoginProvider).ToListAsync(cancellation);

    /// <summary>Whether wrong passwords have shut an account for some place.</summary>
    public async Task<bool> IsShut(string id, DateTimeOffset now, CancellationToken cancellation = default) =>
        (await db.SignInTries.AsNoTracking().Where(row => row.UserId == id).ToListAsync(cancellation)).Exists(row => row.IsShut(now));
}
