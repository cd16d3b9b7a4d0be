using ActionPlan.Host.Access.SignIn.Tries;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>Somebody is in, by a password, a code or a provider: the browser is known from now on, and shows the page that was asked for.</summary>
internal sealed class Arrival(UserManager<UserAccount> accounts, KnownBrowsers browsers, AppDb db, TimeProvider clock)
{
    public async Task<RedirectHttpResult> Of(UserAccount account, HttpContext context, string? back)
    {
        account.LastSignInAt = clock.GetUtcNow();
        await accounts.UpdateAsync(account);
        browsers.Remember(context, account.Id);
        await OwnLanguage.Take(db, account.Id, context);
        return Onward.To(LocalAddress.Of(back));
    }
}
