using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Access.SignIn.Sessions;

/// <summary>Asks at each request whether the cookie still holds – accounts are few – so that ending a session takes effect at once.</summary>
internal sealed class SessionValidator(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<UserAccount> signIn, ILoggerFactory logs, OpenSessions sessions)
    : SecurityStampValidator<UserAccount>(options, signIn, logs)
{
    public override async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<SameForAll>() is not null)
        {
            context.RejectPrincipal();
            return;
        }

        if (await VerifySecurityStamp(context.Principal) is { } account
            && await sessions.Holds(context.Properties, account.Id, context.HttpContext.RequestAborted))
        {
            // Whoever asks in this request who acts need not read the account again.
            context.HttpContext.Features.Set(account);
            await SecurityStampVerified(account, context);
            return;
        }

        context.RejectPrincipal();
        await SignInManager.SignOutAsync();
    }
}
