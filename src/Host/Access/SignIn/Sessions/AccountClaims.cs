using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Access.SignIn.Sessions;

/// <summary>
/// What a cookie says of an account: who it is, and which of its stamps. Made anew at each request, so it asks the database nothing: what may be done stands in
/// the grants.
/// </summary>
internal sealed class AccountClaims(UserManager<UserAccount> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<UserAccount>(users, options)
{
    protected override Task<ClaimsIdentity> GenerateClaimsAsync(UserAccount user)
    {
        var names = Options.ClaimsIdentity;
        var identity = new ClaimsIdentity(IdentityConstants.ApplicationScheme, names.UserNameClaimType, names.RoleClaimType);
        identity.AddClaims([new Claim(names.UserIdClaimType, user.Id), new Claim(names.UserNameClaimType, user.UserName!),
            new Claim(names.SecurityStampClaimType, user.SecurityStamp!)]);
        return Task.FromResult(identity);
    }
}
