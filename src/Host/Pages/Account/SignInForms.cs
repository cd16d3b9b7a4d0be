using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Access.SignIn.Sessions;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace ActionPlan.Host.Pages.Account;

/// <summary>In and out. What is wrong is never said more exactly than 'name or password', so that nobody learns which names exist.</summary>
internal static class SignInForms
{
    public const string Limit = "sign-in";
    public const int TriesAMinute = 60;

    public static void MapSignIn(this IEndpointRouteBuilder app)
    {
        app.MapPost("/sign-in", Enter).AllowAnonymous().RequireRateLimiting(Limit);
        app.MapPost("/sign-in/code", EnterCode).AllowAnonymous().RequireRateLimiting(Limit);
        app.MapPost("/sign-in/sample", EnterSample).AllowAnonymous();
        app.MapPost("/sign-out", Leave).AllowAnonymous();
        app.MapOutsideSignIn();
    }

    private static async Task<RedirectHttpResult> Enter(
        [FromForm] string? name, [FromForm] string? password, [FromForm] string? back, PasswordTrial trial, SessionSignIn signIn, Arrival arrival,
        HttpContext context, AuditTrail trail)
    {
        var account = await signIn.UserManager.FindByNameAsync(TypedText.Word(name));
        var outcome = await trial.Of(account, password ?? "", context);
        if (outcome != PasswordOutcome.Right)
        {
            await trail.Tell(context, account, outcome == PasswordOutcome.Shut ? AuditActions.LockedOut : AuditActions.SignInFailed, name);
            return Failed(back, outcome == PasswordOutcome.TooOld ? "old" : "1");
        }

        if ((await signIn.PasswordGiven(account!)).RequiresTwoFactor)
        {
            return Onward.To("/sign-in/code?back=" + Uri.EscapeDataString(LocalAddress.Of(back)));
        }

        await trail.Tell(context, account, AuditActions.SignedIn, name);
        return await arrival.Of(account!, context, back);
    }

    private static async Task<RedirectHttpResult> EnterCode(
        [FromForm] string? code, [FromForm] string? back, SignInManager<UserAccount> signIn, Arrival arrival, HttpContext context, AuditTrail trail)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return Onward.To("/sign-in");
        }

        var typed = (code ?? "").Replace(" ", "", StringComparison.Ordinal);
        var result = typed.Length == 6
            ? await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false)
            : await Recover(signIn, account, typed);
        await trail.Tell(context, account, result.Succeeded ? AuditActions.SignedIn : result.IsLockedOut ? AuditActions.LockedOut : AuditActions.SignInFailed,
            account.UserName);
        return result.Succeeded
            ? await arrival.Of(account, context, back)
            : Onward.To("/sign-in/code?failed=1&back=" + Uri.EscapeDataString(LocalAddress.Of(back)));
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

    private static async Task<IResult> EnterSample(
        [FromForm] string? name, [FromForm] string? back, Deployment deployment, SignInManager<UserAccount> signIn, AppDb db, HttpContext context,
        AuditTrail trail)
    {
        var account = deployment.IsSample ? await db.Users.SingleOrDefaultAsync(user => user.UserName == name && user.DeactivatedAt == null) : null;
        if (account is null)
        {
            return TypedResults.NotFound();
        }

        await signIn.SignInAsync(account, isPersistent: false);
        await OwnLanguage.Take(db, account.Id, context);
        await trail.Tell(context, account, AuditActions.SignedIn, name);
        return Onward.To(LocalAddress.Of(back));
    }

    // Taking the form is what makes the framework look for the app's own token.
    private static async Task<IResult> Leave(
        [FromForm] IFormCollection form, SignInManager<UserAccount> signIn, ProvidersSignOut provider, OpenSessions sessions, Acting acting,
        HttpContext context, AuditTrail trail)
    {
        var way = await provider.Way(context);
        if (acting.Actor.UserId is { } userId && await sessions.End(userId, await SessionForms.Here(context), CancellationToken.None) > 0)
        {
            await trail.Write(acting.Actor, AuditActions.SignedOut, new Dictionary<string, string?>(StringComparer.Ordinal) { ["sessions"] = "1" },
                CancellationToken.None);
        }

        await signIn.SignOutAsync();
        return way is var (address, name) ? new RazorComponentResult<LeavingPage>(new { Address = address, Name = name }) : Onward.To("/sign-in");
    }

    private static RedirectHttpResult Failed(string? back, string why) =>
        Onward.To($"/sign-in?failed={why}&back={Uri.EscapeDataString(LocalAddress.Of(back))}");
}
