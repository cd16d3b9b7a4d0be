using System.Security.Claims;
using System.Threading.RateLimiting;
using ActionPlan.Host.Access;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Access.SignIn.Outside;
using ActionPlan.Host.Access.SignIn.Sessions;
using ActionPlan.Host.Access.SignIn.Tries;
using ActionPlan.Host.Api;
using ActionPlan.Host.Api.Answers;
using ActionPlan.Host.Api.Keys;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Pages.Account;
using ActionPlan.Host.Pages.Calendars;
using ActionPlan.Host.Pages.Workbench;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace ActionPlan.Host.Startup;

/// <summary>Who comes in, and how: by a cookie to the pages, by a key below <c>/api</c>.</summary>
internal static class AccessSetup
{
    private const string KeyOrCookie = "KeyOrCookie";

    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        services.AddSingleton<OpenSessions>();
        services.AddSingleton<SignInTries>();
        services.AddSingleton<KnownBrowsers>();
        services.AddScoped<PasswordTrial>();
        services.AddScoped<Arrival>();
        services.AddScoped<SessionSignIn>();
        services.AddScoped<SignInManager<UserAccount>>(provider => provider.GetRequiredService<SessionSignIn>());
        services.AddScoped<OwnAccount>();
        services.AddScoped<ProvidersSignOut>();
        services.AddScoped<ISecurityStampValidator, SessionValidator>();
        services.AddScoped<ITwoFactorSecurityStampValidator, TwoFactorSecurityStampValidator<UserAccount>>();
        services.AddScoped<IUserClaimsPrincipalFactory<UserAccount>, AccountClaims>();
        services.AddScoped<IUserConfirmation<UserAccount>, ActiveAccounts>();
        // Below /api a key, elsewhere a cookie, and neither in the other's place.
        var ways = services.AddAuthentication(KeyOrCookie);
        ways.AddPolicyScheme(KeyOrCookie, null,
            options => options.ForwardDefaultSelector = context => context.IsApi() ? KeyAuthentication.Name : IdentityConstants.ApplicationScheme);
        ways.AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, null);
        ways.AddIdentityCookies();
        // Whoever goes over to another plan stays signed in: no cookie is a plan's.
        services.ConfigureAll<CookieAuthenticationOptions>(options => options.Cookie.Path = "/");
        services.ConfigureApplicationCookie(Configure);
        services.AddAuthorization(options => options.FallbackPolicy = options.DefaultPolicy);
        services.AddRateLimits(new Dictionary<string, Func<HttpContext, RateLimitPartition<string>>>(StringComparer.Ordinal)
        {
            [ApiLimits.Policy] = ApiLimits.Of,
            [CalendarForms.Limit] = CalendarForms.Of,
            [WorkbenchForms.Limit] = WorkbenchForms.Of,
            // Of forms on one's own account a stranger's are refused anyway.
            [SignInForms.Limit] = context =>
                context.User.Identity?.IsAuthenticated != true && context.Request.Path.StartsWithSegments("/account", StringComparison.Ordinal)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetFixedWindowLimiter(
                    LimitedAs(context), _ => new FixedWindowRateLimiterOptions { PermitLimit = SignInForms.TriesAMinute, Window = TimeSpan.FromMinutes(1) }),
        });
        return services;
    }

    /// <param name="beforeRights">What comes between who acts and whether they may.</param>
    public static IApplicationBuilder UseAccess(this WebApplication app, Action<IApplicationBuilder> beforeRights)
    {
        app.UseAuthentication();
        app.UseMiddleware<WhoActs>();
        app.UseMiddleware<AuditRequests>();
        beforeRights(app);
        app.UseRateLimits();
        return app.UseAuthorization();
    }

    // Somebody else's tries from the same office do not keep out who has signed in with this browser before.
    private static string LimitedAs(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier)
        ?? (context.RequestServices.GetRequiredService<KnownBrowsers>().In(context) is [var known, ..]
            ? known.Id : Place.Address(context.Connection.RemoteIpAddress));

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "ActionPlan";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = SessionRow.Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.LogoutPath = "/sign-out";
        options.AccessDeniedPath = "/not-allowed";
        options.ReturnUrlParameter = "back";
        // The answer is given under the page's own address, with its status.
        options.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }
}
