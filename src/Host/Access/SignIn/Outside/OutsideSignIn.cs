using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ActionPlan.Host.Access.SignIn.Outside;

/// <summary>The protocol, left to the framework: authorization code with PKCE, state, nonce, and tokens checked against the provider's keys.</summary>
internal static class OutsideSignIn
{
    public const string Scheme = "Oidc";

    public static IServiceCollection AddOutsideSignIn(this IServiceCollection services, IConfiguration configuration, bool isSample)
    {
        if (OidcSettings.Of(configuration, isSample) is { IsOn: true } settings)
        {
            services.AddAuthentication().AddOpenIdConnect(Scheme, options => Configure(options, settings));
        }

        return services;
    }

    private static void Configure(OpenIdConnectOptions options, OidcSettings settings)
    {
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.Authority = settings.Authority;
        options.BackchannelHttpHandler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = ServerTrust.Policy() } };
        options.RequireHttpsMetadata = settings.Authority!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        options.ClientId = settings.ClientId;
        options.ClientSecret = settings.ClientSecret;
        options.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes as an address, so that cookies need not be sent along with forms of other sites.
        options.ResponseMode = OpenIdConnectResponseMode.Query;
        options.CallbackPath = "/sign-in/outside/callback";
        options.MapInboundClaims = false;
        options.ClaimActions.Remove("iss");
        options.SaveTokens = true;
        options.Scope.Clear();
        foreach (var scope in settings.Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            options.Scope.Add(scope);
        }

        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        // The framework takes an unsigned token where it fetched it itself, as the standard allows; here every token is signed.
        options.Events.OnTokenValidated = context =>
        {
            if (context.SecurityToken.SignatureAlgorithm is null or "none")
            {
                context.Fail("The token is not signed.");
            }

            return Task.CompletedTask;
        };
        options.Events.OnRemoteFailure = context =>
        {
            context.HttpContext.RequestServices.GetRequiredService<ILogger<OpenIdConnectHandler>>()
                .LogWarning(context.Failure, "An answer of the provider {Authority} was refused", settings.Authority);
            context.Response.Redirect("/sign-in?outside=failed");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }
}
