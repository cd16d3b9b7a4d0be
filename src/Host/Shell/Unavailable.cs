using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ActionPlan.Host.Api.Answers;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Shell;

/// <summary>
/// What is said while the database cannot be used: that nothing was saved, when to try again, and what was typed, to be sent again with one
/// press. The page asks the database nothing, and a form cannot be kept there while it is away: the page itself carries it.
/// </summary>
internal static partial class Unavailable
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const int MostKept = 2_000_000;
    private const int ShownFrom = 12;
    private const int RowLength = 70;
    private const int MostRows = 12;

    /// <summary>What is shown on nobody's screen: passwords and codes are typed again.</summary>
    private static readonly string[] NeverKept = ["/sign-in", "/account", "/sign-out"];

    public static void UseUnavailable(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (!context.Response.HasStarted && !context.IsApi() && !context.RequestAborted.IsCancellationRequested
            && error.Trouble() is not null)
        {
            var trouble = error.Trouble()!.Value;
            CannotServe(context.RequestServices.GetRequiredService<ILogger<Deployment>>(), trouble, context.Request.Method, Route(context),
                DatabaseAdvice.OneLine(error));
            await Tell(context, trouble);
        }
    });

    // As it is declared: what stands in an address may be a secret, as a calendar's.
    private static string Route(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "–";

    private static async Task Tell(HttpContext context, DatabaseTrouble trouble)
    {
        var words = context.RequestServices.GetRequiredService<IStringLocalizer<Texts>>();
        var kept = await Kept(context);
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = ProblemPages.RetryAfterSeconds;
        if (context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal))
        {
            await context.Response.WriteAsJsonAsync(new { title = words["Unavailable.Title"].Value, detail = words["Unavailable." + trouble].Value });
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(Page(context, words, trouble, kept), context.RequestAborted);
    }

    /// <summary>What was typed; null where nothing was, or where it must not be shown.</summary>
    private static async Task<IFormCollection?> Kept(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType
            || NeverKept.Any(page => context.Request.Path.StartsWithSegments(page, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return form.Sum(field => field.Value.ToString().Length) <= MostKept ? form : null;
        }
        catch (Exception error) when (error is IOException or InvalidDataException or BadHttpRequestException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Page(HttpContext context, IStringLocalizer<Texts> words, DatabaseTrouble trouble, IFormCollection? kept)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture,
            $"<!DOCTYPE html>\n<html lang=\"{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}\"><head><meta charset=\"utf-8\">")
            .Append(CultureInfo.InvariantCulture,
                $"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Shown(words["Unavailable.Title"])}</title>")
            .Append(CultureInfo.InvariantCulture,
                $"<link rel=\"stylesheet\" href=\"/app.css\"></head><body><main id=\"content\" class=\"alone\"><h1>{Shown(words["Unavailable.Title"])}</h1>")
            .Append(CultureInfo.InvariantCulture, $"<section class=\"card\"><p>{Shown(words["Unavailable." + trouble])}</p>");
        if (HttpMethods.IsPost(context.Request.Method))
        {
            page.Append(CultureInfo.InvariantCulture, $"<p><strong>{Shown(words["Unavailable.NotSaved"])}</strong></p>");
        }

        if (kept is not null)
        {
            Keep(page, context, words, kept);
        }

        return page.Append(CultureInfo.InvariantCulture,
            $"<p><a href=\"{Shown(Back(context))}\">{Shown(words["Unavailable.Back"])}</a></p></section></main></body></html>\n").ToString();
    }

    private static void Keep(StringBuilder page, HttpContext context, IStringLocalizer<Texts> words, IFormCollection kept)
    {
        var token = context.RequestServices.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.FormFieldName;
        var address = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
        var hasFiles = kept.Files.Count > 0;
        page.Append(CultureInfo.InvariantCulture, $"<form method=\"post\" action=\"{Shown(address)}\" class=\"stacked\">");
        foreach (var (name, values) in kept)
        {
            foreach (var value in values)
            {
                var isTyped = name != token && value is { Length: >= ShownFrom } && value.Any(char.IsWhiteSpace);
                page.Append(isTyped
                    ? $"<p><textarea name=\"{Shown(name)}\" rows=\"{Rows(value!)}\">\n{Shown(value!)}</textarea></p>"
                    : $"<input type=\"hidden\" name=\"{Shown(name)}\" value=\"{Shown(value ?? "")}\">");
            }
        }

        // A page cannot hand a file back; the browser can, by asking for this page again.
        page.Append(hasFiles
            ? $"<p>{Shown(words["Unavailable.Files"])}</p></form>"
            : $"<p>{Shown(words["Unavailable.Kept"])}</p><p><button class=\"button\" type=\"submit\">{Shown(words["Unavailable.Again"])}</button></p></form>");
    }

    private static int Rows(string text) => Math.Clamp(text.Split('\n').Sum(line => 1 + (line.Length / RowLength)), 1, MostRows);

    /// <summary>The page that the form stood on, or this one.</summary>
    private static string Back(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer.ToString(), UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value
            ? from.PathAndQuery
        : HttpMethods.IsGet(context.Request.Method) ? context.Request.PathBase + context.Request.Path + context.Request.QueryString
        : context.Request.PathBase + "/";

    private static string Shown(string text) => Encoder.Encode(text);

    [LoggerMessage(LogLevel.Warning, "The database cannot be used ({Trouble}), so {Method} {Path} was answered with 503: {Message}")]
    private static partial void CannotServe(ILogger log, DatabaseTrouble trouble, string method, string path, string message);
}
