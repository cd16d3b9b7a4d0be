using Microsoft.AspNetCore.Http.HttpResults;

namespace ActionPlan.Host.Words;

/// <summary>To the page that comes next.</summary>
internal static class Onward
{
    /// <param name="page">Its address as pages link to it, seen from the plan's first page; or from the site's root, where it names its plan itself.</param>
    public static RedirectHttpResult To(string page) => TypedResults.LocalRedirect(page is ['/', ..] ? page : "/" + page);
}
