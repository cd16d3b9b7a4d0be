using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;

namespace ActionPlan.Host.Access.SignIn;

/// <summary>The language that an account reads: kept with it, and in a cookie, so that no page asks the database which it is.</summary>
internal static class OwnLanguage
{
    public const string Claim = "language";

    public static IQueryable<IdentityUserClaim<string>> Rows(AppDb db, string user) =>
        db.UserClaims.Where(claim => claim.UserId == user && claim.ClaimType == Claim);

    /// <summary>Whoever comes in reads what he last chose, wherever that was; who never chose keeps what the browser has.</summary>
    public static async Task Take(AppDb db, string user, HttpContext context)
    {
        if (await Rows(db, user).AsNoTracking().Select(claim => claim.ClaimValue).FirstOrDefaultAsync(context.RequestAborted) is { } language)
        {
            Remember(context, language);
        }
    }

    public static void Remember(HttpContext context, string language) => context.Response.Cookies.Append(
        CookieRequestCultureProvider.DefaultCookieName,
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(Cultures.Of(language))),
        new CookieOptions { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, IsEssential = true,
            MaxAge = TimeSpan.FromDays(365) });
}
