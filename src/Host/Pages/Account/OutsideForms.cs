using ActionPlan.Host.Access;
using ActionPlan.Host.Access.People;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Pages.Account;

/// <summary>To the provider, and back with who it says somebody is. A link leads there, not a form: forms may go nowhere else.</summary>
internal static class OutsideForms
{
    public static void MapOutsideSignIn(this IEndpointRouteBuilder app)
    {
        // Nothing is guessed here: the provider's answer holds or it does not.
        app.MapGet("/sign-in/outside", Go).AllowAnonymous();
        app.MapGet("/sign-in/outside/done", Enter).AllowAnonymous();
    }

    private static async Task<IResult> Go(string? back, OidcSettings settings, HttpContext context, ILogger<OidcSettings> log)
    {
        if (!settings.IsOn)
        {
            return TypedResults.NotFound();
        }

        try
        {
            await context.ChallengeAsync(OutsideSignIn.Scheme, new AuthenticationProperties
            {
                RedirectUri = "/sign-in/outside/done?back=" + Uri.EscapeDataString(LocalAddress.Of(back)),
            });
            return TypedResults.Empty;
        }
        catch (Exception unreachable) when (unreachable is InvalidOperationException or IOException or HttpRequestException)
        {
            log.LogError(unreachable, "The provider {Authority} does not answer", settings.Authority);
            return Onward.To("/sign-in?outside=unreachable");
        }
    }

    private static async Task<IResult> Enter(
        string? back, OidcSettings settings, SignInManager<UserAccount> signIn, CommandSender commands, Arrival arrival, HttpContext context, AuditTrail trail)
    {
        if (!settings.IsOn)
        {
            return TypedResults.NotFound();
        }

        var answer = await context.AuthenticateAsync(IdentityConstants.ExternalScheme);
        await context.SignOutAsync(IdentityConstants.ExternalScheme);
        if (answer.Principal is not { } principal || OutsideIdentity.Of(principal, settings) is not { } identity)
        {
            return Onward.To("/sign-in?outside=failed");
        }

        var from = Actor.System(settings.Name) with { From = context.Connection.RemoteIpAddress?.ToString() ?? "–" };
        var entered = await commands.Send(new EnterFromOutside(identity), from, context.RequestAborted);
        var account = entered is null ? null : await signIn.UserManager.FindByIdAsync(entered);
        if (account is null || !await signIn.CanSignInAsync(account) || await signIn.UserManager.IsLockedOutAsync(account))
        {
            await trail.Tell(context, account, AuditActions.SignInFailed, account?.UserName ?? identity.Shown, settings.Name);
            return Onward.To("/sign-in?outside=refused");
        }

        var session = new AuthenticationProperties();
        session.StoreTokens([.. answer.Properties!.GetTokens().Where(token => token.Name == ProvidersSignOut.Token)]);
        await signIn.SignInAsync(account, session);
        await trail.Tell(context, account, AuditActions.SignedIn, account.UserName, settings.Name);
        return await arrival.Of(account, context, back);
    }
}
