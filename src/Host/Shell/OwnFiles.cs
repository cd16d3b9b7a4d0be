using ActionPlan.Host.Access;

namespace ActionPlan.Host.Shell;

/// <summary>Styles, scripts and fonts of the pages. What is named by its content or its version is kept by browsers for a year.</summary>
internal static class OwnFiles
{
    // A font is named in the style sheet, which no build rewrites: its folder says its version instead, and another version gets another folder.
    private const string VersionedFolder = "fonts/be-vietnam-pro-5.3.0/";

    /// <summary>What every Vietnamese page is set in; asked for at once rather than when the style sheet has been read.</summary>
    public static IReadOnlyList<string> Fonts { get; } =
        [VersionedFolder + "latin-400.woff2", VersionedFolder + "vietnamese-400.woff2", VersionedFolder + "latin-600.woff2",
            VersionedFolder + "vietnamese-600.woff2"];

    public static void MapOwnFiles(this WebApplication app) => app.MapStaticAssets().AllowAnonymous().WithMetadata(new SameForAll()).Add(KeepWhatIsVersioned);

    private static void KeepWhatIsVersioned(EndpointBuilder endpoint)
    {
        if (endpoint is not RouteEndpointBuilder { RoutePattern.RawText: { } path, RequestDelegate: { } serve }
            || !path.TrimStart('/').StartsWith(VersionedFolder, StringComparison.Ordinal))
        {
            return;
        }

        endpoint.RequestDelegate = context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "max-age=31536000, immutable";
                return Task.CompletedTask;
            });
            return serve(context);
        };
    }
}
