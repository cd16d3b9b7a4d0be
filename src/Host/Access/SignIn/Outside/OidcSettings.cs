namespace ActionPlan.Host.Access.SignIn.Outside;

/// <summary>Section <c>Oidc</c> of the configuration: an OpenID Connect provider that people may sign in with. Without an authority there is none.</summary>
internal sealed record OidcSettings
{
    public string? Authority { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    /// <summary>What the button calls the provider.</summary>
    public string Name { get; init; } = "tài khoản cơ quan";

    public string Scope { get; init; } = "openid profile email";

    /// <summary>
    /// The claim that holds a person's user name here, for the first link. Only one that the provider's administrators set and people cannot
    /// change for themselves. Without it, the first link goes by the e-mail address that the provider has verified.
    /// </summary>
    public string? NameClaim { get; init; }

    public bool IsOn => !string.IsNullOrWhiteSpace(Authority);

    /// <summary>In the sample nobody signs in at all.</summary>
    public static OidcSettings Of(IConfiguration configuration, bool isSample) =>
        isSample ? new OidcSettings() : configuration.GetSection("Oidc").Get<OidcSettings>() ?? new OidcSettings();

    /// <exception cref="StartRefusedException">The settings cannot work, or not safely.</exception>
    public static void Check(IConfiguration configuration)
    {
        var settings = Of(configuration, isSample: false);
        if (!settings.IsOn)
        {
            return;
        }

        if (!Uri.TryCreate(settings.Authority, UriKind.Absolute, out var address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
        {
            throw new StartRefusedException(
                $"Oidc:Authority is '{settings.Authority}': give the provider's address with https, such as https://id.example.vn/realms/phuong.");
        }

        if (string.IsNullOrWhiteSpace(settings.ClientId))
        {
            throw new StartRefusedException("Oidc:Authority is set and Oidc:ClientId is not: give the name under which the provider knows this app.");
        }
    }
}
