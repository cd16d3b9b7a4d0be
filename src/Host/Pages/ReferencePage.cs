using System.Security.Cryptography;
using ActionPlan.Host.Api.Document;
using ActionPlan.Host.Shell;
using Scalar.AspNetCore;

namespace ActionPlan.Host.Pages;

/// <summary>
/// The description for programs and for people. Open to strangers: whoever writes the other system reads it before there is a key, and it holds no data.
/// </summary>
internal static class ReferencePage
{
    private const string Document = "/api/openapi.json";

    // What the reference's script puts into the page without the nonce: the same with each answer, and others with another version of the package,
    // which the browser then names in its console, and the test of this page with it.
    private const string ItsStyles =
        "'unsafe-hashes' 'sha256-l/2OpPg0d+2VLTLgwjf5mQo2CYwHDEqdj5TjbfEyVJI=' 'sha256-T13Uev3xCax2N28XaoAE8DOzQZKvPp7ZQVAi1iRREjo=' "
        + "'sha256-im4bR8m0i9OTwS6FwAG4MKlk4URQdZkDu1Tx9kDpKNw=' 'sha256-v6FGbsebOHJ39qjwyswuNyhVylA7DHti/pqoiIvwbXQ=' "
        + "'sha256-8e+7Z+WS8Ay6bzFm6WbRqbDHV7AhIaOQBI3d/sv4pH0='";

    public static void MapReference(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi(Document).AllowAnonymous();
        app.MapScalarApiReference("/api/reference", Describe).AllowAnonymous();
    }

    // Everything comes from this machine: no fonts, assistants or counters from elsewhere, and what is tried out is sent here directly.
    private static void Describe(ScalarOptions options, HttpContext context)
    {
        var nonce = RandomNumberGenerator.GetHexString(32);
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithOwn(nonce, ItsStyles);
        options.WithTitle("API – Chương trình hành động").WithNonce(nonce)
            .WithOpenApiRoutePattern(Document).WithFavicon("/favicon.svg")
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton().HideDarkModeToggle().ForceLightMode()
            .ExpandAllTags()
            .WithDefaultHttpClient(ScalarTarget.Shell, ScalarClient.Curl)
            .AddPreferredSecuritySchemes("bearer")
            .WithLocalization(new ScalarLocalizationOptions { Translations = ReferenceWords.Of(CultureInfo.CurrentUICulture) });
        // Its script writes most of its styles into the page with the nonce that it finds here.
        options.AddHeadContent($"<meta property=\"csp-nonce\" content=\"{nonce}\">");
    }
}
