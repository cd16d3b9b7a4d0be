using System.Security.Claims;
using ActionPlan.Host.Access.SignIn.Tries;
using ActionPlan.Host.Api.Answers;
using ActionPlan.Host.Persistence.Keeping;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Pages.Keeping;

/// <summary>
/// A form whose sender's session has ended meanwhile, or whose token changed in another tab, is not lost: it is kept for the person who filled
/// it in, who is led back to its page, told that nothing was saved, and finds what was typed.
/// </summary>
internal static class UnsavedPosts
{
    // Their fields are secrets, or not worth it.
    private static readonly PathString[] WithoutText = ["/account", "/sign-in", "/sign-out"];

    /// <summary>Between who acts and whether they may.</summary>
    public static void UseUnsavedPosts(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.User.Identity?.IsAuthenticated != true && context.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null && IsForm(context)
            && PageOf(context) is { } page)
        {
            var back = await Led(context, page, OwnerOf(context));
            context.Response.Redirect($"/sign-in?ended=1&back={Uri.EscapeDataString(back)}");
            return;
        }

        await next(context);
    });

    /// <summary>After the token was looked at.</summary>
    public static void UseRefusedTokens(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            // The framework lets nobody read such a form, lest something be done with it: here it is only shown again.
            context.Features.Set<IAntiforgeryValidationFeature>(null);
            if (IsForm(context) && PageOf(context) is { } page)
            {
                context.Response.Redirect(await Led(context, page, context.RequestServices.GetRequiredService<Acting>().Actor.UserId));
                return;
            }

            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await next(context);
    });

    // A script that asks is answered as scripts are; another site's form is nobody's text.
    private static bool IsForm(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && !context.IsApi() && context.GetEndpoint() is not null
        && !context.Request.Headers.Accept.ToString().Contains("application/json", StringComparison.OrdinalIgnoreCase)
        && context.Request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin"
        && IsOwn(context, context.Request.Headers.Origin.ToString(), whereNone: true);

    private static string? PageOf(HttpContext context)
    {
        var headers = context.Request.Headers;
        var from = headers.Referer.ToString();
        return IsOwn(context, from, whereNone: false) ? LocalAddress.Of(new Uri(from).PathAndQuery)
            // A browser or something before it may withhold the page: then what was typed is shown on the first one.
            : from.Length == 0 && (headers["Sec-Fetch-Site"] == "same-origin" || IsOwn(context, headers.Origin.ToString(), whereNone: false)) ? "/" : null;
    }

    private static bool IsOwn(HttpContext context, string address, bool whereNone) => address.Length == 0
        ? whereNone
        : Uri.TryCreate(address, UriKind.Absolute, out var known)
            && string.Equals(known.Authority, context.Request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static async Task<string> Led(HttpContext context, string page, string? owner)
    {
        var id = owner is null || Array.Exists(WithoutText, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
            ? null : await Keep(context, owner);
        return LocalAddress.Telling(page, UnsavedForm.Part, id ?? UnsavedForm.Nothing);
    }

    private static async Task<string?> Keep(HttpContext context, string owner)
    {
        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return await UnsavedForm.Keep(
                context.RequestServices.GetRequiredService<FormKeeping>(), owner, context.Request.Path + context.Request.QueryString, form,
                context.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    // Whose session it was; where the cookie is gone already, who signed in last with this browser.
    private static string? OwnerOf(HttpContext context)
    {
        var cookies = context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var cookie = cookies.CookieManager.GetRequestCookie(context, cookies.Cookie.Name!);
        var ticket = string.IsNullOrEmpty(cookie) ? null : cookies.TicketDataFormat.Unprotect(cookie);
        return ticket?.Principal.FindFirstValue(ClaimTypes.NameIdentifier)
            ?? (context.RequestServices.GetRequiredService<KnownBrowsers>().In(context) is [var known, ..] ? known.UserId : null);
    }
}
