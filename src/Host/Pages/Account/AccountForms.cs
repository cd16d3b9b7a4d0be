using System.Security.Claims;
using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Account;

/// <summary>What people do with their own account.</summary>
internal static class AccountForms
{
    public static void MapAccount(this IEndpointRouteBuilder app)
    {
        app.MapPost("/account/password", ChangePassword).RequireAuthorization().RequireRateLimiting(SignInForms.Limit);
        app.MapPost("/account/leave-everywhere", LeaveEverywhere).RequireAuthorization();
        app.MapPost("/account/two-factor/key", ShowKey).RequireAuthorization().RequireRateLimiting(SignInForms.Limit);
        app.MapPost("/account/two-factor", TurnOnTwoFactor).RequireAuthorization().RequireRateLimiting(SignInForms.Limit);
        app.MapPost("/account/two-factor/off", TurnOffTwoFactor).RequireAuthorization().RequireRateLimiting(SignInForms.Limit);
    }

    private static async Task<RedirectHttpResult> ChangePassword(
        [FromForm] string? current, [FromForm] string? chosen, [FromForm] string? again, ClaimsPrincipal user, SignInManager<UserAccount> signIn,
        OwnAccount own)
    {
        var accounts = signIn.UserManager;
        var account = (await accounts.GetUserAsync(user))!;
        (chosen, again) = (ComposedPasswords.Of(chosen ?? ""), ComposedPasswords.Of(again ?? ""));
        if (chosen != again || chosen == ComposedPasswords.Of(current ?? ""))
        {
            return Refused(chosen == again ? "SamePassword" : "Different");
        }

        if (await accounts.IsLockedOutAsync(account))
        {
            return Refused("Mismatch");
        }

        var result = await own.Change(() => TakePassword(accounts, account, current ?? "", chosen));
        if (!result.Succeeded)
        {
            return Refused(result.Errors.First().Code);
        }

        await signIn.RefreshSignInAsync(account);
        return Onward.To("/account?changed=1");
    }

    private static async Task<IdentityResult> TakePassword(UserManager<UserAccount> accounts, UserAccount account, string current, string chosen)
    {
        var result = await accounts.ChangePasswordAsync(account, current, chosen);
        if (result.Succeeded)
        {
            account.HasOwnPassword();
            return await accounts.UpdateAsync(account);
        }

        // Guessing at an unlocked desk counts like guessing at the door.
        if (result.Errors.Any(error => error.Code == "Mismatch"))
        {
            await accounts.AccessFailedAsync(account);
        }

        return result;
    }

    private static async Task<RedirectHttpResult> LeaveEverywhere([FromForm] IFormCollection form, ClaimsPrincipal user, SignInManager<UserAccount> signIn)
    {
        await signIn.UserManager.UpdateSecurityStampAsync((await signIn.UserManager.GetUserAsync(user))!);
        await signIn.SignOutAsync();
        return Onward.To("/sign-in");
    }

    // The key is new each time and shown to whoever knows the password: else it might be another's who sat at this desk before.
    private static async Task<IResult> ShowKey([FromForm] string? password, ClaimsPrincipal user, SignInManager<UserAccount> signIn)
    {
        var accounts = signIn.UserManager;
        var account = (await accounts.GetUserAsync(user))!;
        if (account.TwoFactorEnabled)
        {
            return Onward.To("/account");
        }

        if (!await Knows(accounts, account, password))
        {
            return Onward.To("/account/two-factor?refused=Mismatch");
        }

        await accounts.ResetAuthenticatorKeyAsync(account);
        await signIn.RefreshSignInAsync(account);
        return new RazorComponentResult<Pages.Account.TwoFactorKeyPage>(new { account.UserName, Key = await accounts.GetAuthenticatorKeyAsync(account) });
    }

    private static async Task<IResult> TurnOnTwoFactor([FromForm] string? code, ClaimsPrincipal user, SignInManager<UserAccount> signIn, OwnAccount own)
    {
        var accounts = signIn.UserManager;
        var account = (await accounts.GetUserAsync(user))!;
        var typed = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (account.TwoFactorEnabled || !await accounts.VerifyTwoFactorTokenAsync(account, accounts.Options.Tokens.AuthenticatorTokenProvider, typed))
        {
            return Onward.To("/account/two-factor?failed=1");
        }

        var codes = await own.Change(async () =>
        {
            await accounts.SetTwoFactorEnabledAsync(account, true);
            return await accounts.GenerateNewTwoFactorRecoveryCodesAsync(account, 10);
        });
        await signIn.RefreshSignInAsync(account);
        return new RazorComponentResult<Pages.Account.RecoveryCodesPage>(new { Codes = codes!.ToList() });
    }

    private static async Task<RedirectHttpResult> TurnOffTwoFactor(
        [FromForm] string? password, ClaimsPrincipal user, SignInManager<UserAccount> signIn, OwnAccount own)
    {
        var accounts = signIn.UserManager;
        var account = (await accounts.GetUserAsync(user))!;
        if (!await Knows(accounts, account, password))
        {
            return Onward.To("/account?refused=Mismatch");
        }

        await own.Change(async () =>
        {
            await accounts.SetTwoFactorEnabledAsync(account, false);
            return await accounts.ResetAuthenticatorKeyAsync(account);
        });
        await signIn.RefreshSignInAsync(account);
        return Onward.To("/account?changed=1");
    }

    // Guessing at an unlocked desk counts like guessing at the door.
    private static async Task<bool> Knows(UserManager<UserAccount> accounts, UserAccount account, string? password)
    {
        if (await accounts.IsLockedOutAsync(account))
        {
            return false;
        }

        if (await accounts.CheckPasswordAsync(account, password ?? ""))
        {
            return true;
        }

        await accounts.AccessFailedAsync(account);
        return false;
    }

    private static RedirectHttpResult Refused(string why) => Onward.To("/account/password?refused=" + Uri.EscapeDataString(why));
}
