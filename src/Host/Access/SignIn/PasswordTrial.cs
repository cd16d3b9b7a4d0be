using ActionPlan.Host.Access.SignIn.Tries;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>What a password at the door came to.</summary>
internal enum PasswordOutcome
{
    Right,
    Wrong,

    /// <summary>No password was looked at.</summary>
    Shut,

    /// <summary>It was right, and one that serves once and not for ever.</summary>
    TooOld,
}

/// <summary>Compares one password, whoever's name was typed: an account that is unknown, shut, without a password or not active takes as long as any.</summary>
internal sealed class PasswordTrial(
    SignInManager<UserAccount> signIn, IPasswordHasher<UserAccount> hasher, SignInTries tries, KnownBrowsers browsers, TimeProvider clock)
{
    private static readonly UserAccount Nobody = new() { DisplayName = "", FoldedName = "" };
    private static readonly string NobodysHash = new PasswordHasher<UserAccount>().HashPassword(Nobody, OneTimePassword.New());

    public async Task<PasswordOutcome> Of(UserAccount? account, string password, HttpContext context)
    {
        var place = Place.Of(context, browsers, account?.Id);
        // Strangers' tries at names that do not exist are counted as well, for the same time at the database.
        var isOpen = await tries.Take(account?.Id ?? "", place, context.RequestAborted);
        var mayBeRight = isOpen && account?.PasswordHash is not null && await signIn.CanSignInAsync(account)
            && !await signIn.UserManager.IsLockedOutAsync(account);
        var isRight = mayBeRight
            ? await signIn.UserManager.CheckPasswordAsync(account!, password)
            : hasher.VerifyHashedPassword(Nobody, NobodysHash, password) == PasswordVerificationResult.Success && mayBeRight;
        if (!isRight)
        {
            return Refused(await tries.IsShut(account?.Id ?? "", place, context.RequestAborted) ? PasswordOutcome.Shut : PasswordOutcome.Wrong);
        }

        await tries.Right(account!.Id, place, context.RequestAborted);
        return account.OneTimeServesAt(clock.GetUtcNow()) ? PasswordOutcome.Right : Refused(PasswordOutcome.TooOld);
    }

    private static PasswordOutcome Refused(PasswordOutcome why)
    {
        Telemetry.SignInsRefused.Add(1, KeyValuePair.Create<string, object?>("reason", why.ToString()));
        return why;
    }
}
