using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace ActionPlan.Host.Access.SignIn.Outside;

/// <summary>Who came from a provider leaves there too: at a desk that several share, the next one would else come in as them.</summary>
internal sealed class ProvidersSignOut(IOptionsMonitor<OpenIdConnectOptions> options, OidcSettings settings, ILogger<ProvidersSignOut> log)
{
    public const string Token = OpenIdConnectParameterNames.IdToken;

    /// <summary>Where the browser leaves the provider too; null where there is nothing to leave. To be asked while the session still is.</summary>
    public async Task<(string Address, string Name)?> Way(HttpContext context) =>
        settings.IsOn && await context.GetTokenAsync(IdentityConstants.ApplicationScheme, Token) is { } token && await Address(context, token) is { } address
            ? (address, settings.Name)
            : null;

    private async Task<string?> Address(HttpContext context, string token)
    {
        try
        {
            var provider = await options.Get(OutsideSignIn.Scheme).ConfigurationManager!.GetConfigurationAsync(context.RequestAborted);
            return string.IsNullOrEmpty(provider.EndSessionEndpoint) ? null : new OpenIdConnectMessage
            {
                IssuerAddress = provider.EndSessionEndpoint,
                ClientId = settings.ClientId,
                IdTokenHint = token,
                PostLogoutRedirectUri = $"{context.Request.Scheme}://{context.Request.Host}/sign-in",
            }.CreateLogoutRequestUrl();
        }
        catch (Exception unreachable) when (unreachable is InvalidOperationException or IOException or HttpRequestException)
        {
            log.LogWarning(unreachable, "The provider {Authority} does not answer: signed out here only", settings.Authority);
            return null;
        }
    }
}
