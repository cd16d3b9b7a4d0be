using System.Globalization;
using System.Security.Cryptography;
using ActionPlan.Host.Shell;
using Scalar.AspNetCore;

namespace ActionPlan.Host.Api.Document;

/// <summary>The description for programs and for people. Open to strangers: whoever writes the other system reads it before there is a key, and it holds no data.</summary>
internal static class ReferencePage
{
    private const string Document = "/api/openapi.json";

    public static void MapReference(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi(Document).AllowAnonymous();
        app.MapScalarApiReference("/api/reference", Describe).AllowAnonymous();
    }

    // Everything comes from this machine: no fonts, assistants or counters from elsewhere, and what is tried out is sent here directly.
    private static void Describe(ScalarOptions options, HttpContext context)
    {
        var nonce = RandomNumberGenerator.GetHexString(32);
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithScript(nonce);
        options.WithTitle("API – Chương trình hành động").WithNonce(nonce)
            .WithOpenApiRoutePattern(Document).WithFavicon("/favicon.svg")
            .DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools().HideClientButton().HideDarkModeToggle().ForceLightMode().ExpandAllTags()
            .WithDefaultHttpClient(ScalarTarget.Shell, ScalarClient.Curl)
            .AddPreferredSecuritySchemes("bearer")
            .WithLocalization(new ScalarLocalizationOptions { Translations = ReferenceWords.Of(CultureInfo.CurrentUICulture) });
        options.CustomCss = "@import url('/fonts/fonts.css'); :root { --scalar-font: 'Be Vietnam Pro', sans-serif; }";
    }
}
