namespace ActionPlan.Host.Shell;

internal static class SecurityHeaders
{
    // Scripts and styles are files of this app: nothing that somebody types into a page can become either.
    private const string ForPages =
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
        + "frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    private static readonly (string Name, string Value)[] Everywhere =
    [
        ("Content-Security-Policy", ForPages),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
        // Desks are shared: what says nothing of it, a downloaded table no less than a page, is kept by no browser.
        ("Cache-Control", "no-store"),
    ];

    /// <summary>
    /// For a page whose scripts and styles are not all files of this app: they say the nonce, or are styles that the policy knows by their hashes.
    /// </summary>
    public static string WithOwn(string nonce, string styles) => ForPages
        .Replace("script-src 'self'", $"script-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal)
        .Replace("style-src 'self'", $"style-src 'self' 'nonce-{nonce}' {styles}", StringComparison.Ordinal);

    /// <summary>For a page with a script of this app's own that writes styles into it: they say the nonce.</summary>
    public static string WithStyles(string nonce) => ForPages.Replace("style-src 'self'", $"style-src 'self' 'nonce-{nonce}'", StringComparison.Ordinal);

    /// <summary>Set when the answer begins: an error clears what was set before it. What an endpoint has set itself stays.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            foreach (var (name, value) in Everywhere)
            {
                context.Response.Headers.TryAdd(name, value);
            }

            return Task.CompletedTask;
        });
        return next(context);
    });
}
