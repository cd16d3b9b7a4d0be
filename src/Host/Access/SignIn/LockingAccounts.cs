using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>
/// Accounts that wrong codes of the second step lock for a while, by the program's clock; Identity itself asks the machine's. A lock beyond
/// that while was set by a clock that was ahead, and holds no more.
/// </summary>
internal sealed class LockingAccounts(
    IUserStore<UserAccount> store, IOptions<IdentityOptions> options, IPasswordHasher<UserAccount> hasher,
    IEnumerable<IUserValidator<UserAccount>> accountRules,
    IEnumerable<IPasswordValidator<UserAccount>> passwordRules, ILookupNormalizer names, IdentityErrorDescriber words, IServiceProvider services,
    ILogger<UserManager<UserAccount>> log, TimeProvider clock)
    : UserManager<UserAccount>(store, options, hasher, accountRules, passwordRules, names, words, services, log)
{
    public override Task<bool> IsLockedOutAsync(UserAccount user)
    {
        var now = clock.GetUtcNow();
        var latest = now + Options.Lockout.DefaultLockoutTimeSpan + AheadOfClock.Apart;
        return Task.FromResult(user.LockoutEnabled && user.LockoutEnd > now && user.LockoutEnd <= latest);
    }

    public override Task<IdentityResult> AccessFailedAsync(UserAccount user)
    {
        if (++user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
        {
            (user.LockoutEnd, user.AccessFailedCount) = (clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan, 0);
        }

        return UpdateUserAsync(user);
    }
}
