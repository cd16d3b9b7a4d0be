using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Access.SignIn.Sessions;

/// <summary>Whatever way somebody comes in, a session begins. Signing in anew after a change of one's own account goes on under a new name.</summary>
internal sealed class SessionSignIn(
    UserManager<UserAccount> accounts, IHttpContextAccessor contexts, IUserClaimsPrincipalFactory<UserAccount> principals, IOptions<IdentityOptions> options,
    ILogger<SignInManager<UserAccount>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<UserAccount> confirmation, OpenSessions sessions)
    : SignInManager<UserAccount>(accounts, contexts, principals, options, log, schemes, confirmation)
{
    /// <summary>Their password was right: in, or on to the second step.</summary>
    public Task<Microsoft.AspNetCore.Identity.SignInResult> PasswordGiven(UserAccount account) => SignInOrTwoFactorAsync(account, isPersistent: false);

    public override async Task SignInWithClaimsAsync(UserAccount user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        authenticationProperties ??= new AuthenticationProperties();
        await sessions.Begin(user, authenticationProperties, Context);
        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }
}
