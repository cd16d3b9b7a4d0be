using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace ActionPlan.Host.Access;

internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<IAuthorizationHandler, RightHandler>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        services.AddAuthorization(options => options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());
        return services;
    }

    public static IApplicationBuilder UseAccess(this WebApplication app)
    {
        app.UseAuthentication();
        // Until sign-in is here the app listens to this machine only, and whoever sits at it may do all.
        app.Use((context, next) =>
        {
            context.RequestServices.GetRequiredService<Acting>().Reads(Actor.AtMachine("trang web"));
            return next(context);
        });
        return app.UseAuthorization();
    }
}
