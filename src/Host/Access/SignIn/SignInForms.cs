using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Pages;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>In and out. What is wrong is never said more exactly than 'name or password', so that nobody learns which names exist.</summary>
internal static class SignInForms
{
    public const string Limit = "sign-in";
    public const int TriesAMinute = 60;

    private static readonly string NobodysHash = new PasswordHasher<UserAccount>().HashPassword(new UserAccount { DisplayName = "", FoldedName = "" }, OneTimePassword.New());

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in", Enter).AllowAnonymous().RequireRateLimiting(Limit);
        app.MapPost("/sign-in/code", EnterCode).AllowAnonymous().RequireRateLimiting(Limit);
        app.MapPost("/sign-in/sample", EnterSample).AllowAnonymous();
        app.MapPost("/sign-out", Leave).AllowAnonymous();
        app.MapOutsideSignIn();
    }

    private static async Task<RedirectHttpResult> Enter(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? back, SignInManager<UserAccount> signIn, IPasswordHasher<UserAccount> hasher,
        TimeProvider clock, HttpContext context, AuditTrail trail)
    {
        var account = await signIn.UserManager.FindByNameAsync((name ?? "").Trim());
        if (account is null)
        {
            // As much work as for a name that exists.
            hasher.VerifyHashedPassword(new UserAccount { DisplayName = "", FoldedName = "" }, NobodysHash, password ?? "");
            await trail.Tell(context, null, AuditActions.SignInFailed, name);
            return Failed(back);
        }

        if (!await signIn.CanSignInAsync(account) || await signIn.UserManager.IsLockedOutAsync(account))
        {
            // Identity looks at no password then, and the answer would come sooner.
            hasher.VerifyHashedPassword(account, NobodysHash, password ?? "");
        }

        var result = await signIn.PasswordSignInAsync(account, password ?? "", isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            return TypedResults.LocalRedirect("/sign-in/code?back=" + Uri.EscapeDataString(LocalAddress.Of(back)));
        }

        await trail.Tell(context, account, result.Succeeded ? AuditActions.SignedIn : result.IsLockedOut ? AuditActions.LockedOut : AuditActions.SignInFailed, name);
        return result.Succeeded ? await Entered(signIn.UserManager, account, clock, back) : Failed(back);
    }

    private static async Task<RedirectHttpResult> EnterCode(
        [FromForm] string? code, [FromForm] string? back, SignInManager<UserAccount> signIn, TimeProvider clock, HttpContext context, AuditTrail trail)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return TypedResults.LocalRedirect("/sign-in");
        }

        var typed = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        var result = typed.Length == 6
            ? await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false)
            : await Recover(signIn, account, typed);
        await trail.Tell(context, account, result.Succeeded ? AuditActions.SignedIn : result.IsLockedOut ? AuditActions.LockedOut : AuditActions.SignInFailed, account.UserName);
        return result.Succeeded
            ? await Entered(signIn.UserManager, account, clock, back)
            : TypedResults.LocalRedirect("/sign-in/code?failed=1&back=" + Uri.EscapeDataString(LocalAddress.Of(back)));
    }

    // Identity neither counts wrong recovery codes nor asks whether the account is locked.
    private static async Task<Microsoft.AspNetCore.Identity.SignInResult> Recover(SignInManager<UserAccount> signIn, UserAccount account, string code)
    {
        if (!await signIn.CanSignInAsync(account) || await signIn.UserManager.IsLockedOutAsync(account))
        {
            return Microsoft.AspNetCore.Identity.SignInResult.LockedOut;
        }

        var result = await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (!result.Succeeded)
        {
            await signIn.UserManager.AccessFailedAsync(account);
        }

        return result;
    }

    private static async Task<IResult> EnterSample([FromForm] string? name, Deployment deployment, SignInManager<UserAccount> signIn, AppDb db, HttpContext context, AuditTrail trail)
    {
        var account = deployment.IsSample ? await db.Users.SingleOrDefaultAsync(user => user.UserName == name && user.DeactivatedAt == null) : null;
        if (account is null)
        {
            return TypedResults.NotFound();
        }

        await signIn.SignInAsync(account, isPersistent: false);
        await trail.Tell(context, account, AuditActions.SignedIn, name);
        return TypedResults.LocalRedirect("/");
    }

    // Taking the form is what makes the framework look for the app's own token.
    private static async Task<IResult> Leave([FromForm] IFormCollection form, SignInManager<UserAccount> signIn, ProvidersSignOut provider, HttpContext context)
    {
        var there = await provider.Page(context);
        await signIn.SignOutAsync();
        return there ?? TypedResults.LocalRedirect("/sign-in");
    }

    internal static async Task<RedirectHttpResult> Entered(UserManager<UserAccount> accounts, UserAccount account, TimeProvider clock, string? back)
    {
        account.LastSignInAt = clock.GetUtcNow();
        await accounts.UpdateAsync(account);
        return TypedResults.LocalRedirect(LocalAddress.Of(back));
    }

    private static RedirectHttpResult Failed(string? back) => TypedResults.LocalRedirect("/sign-in?failed=1&back=" + Uri.EscapeDataString(LocalAddress.Of(back)));
}
