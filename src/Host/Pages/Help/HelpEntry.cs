using System.Reflection;
using ActionPlan.Host.Access;
using ActionPlan.Host.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Help;

/// <summary>The help of one page.</summary>
/// <param name="Key">The page's component.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Text">What it is for.</param>
/// <param name="Next">What to do next.</param>
/// <param name="Address">Where it is; null where that depends on what it is about.</param>
internal sealed record HelpEntry(string Key, string Name, string Text, string Next, string? Address)
{
    // Nobody goes there on purpose.
    private static readonly string[] Elsewhere = [nameof(Error), nameof(NotFound)];

    private static readonly (string Key, Right? Right, string Route)[] Pages =
    [
        .. typeof(HelpEntry).Assembly.GetTypes()
            .Select(type => (Type: type, Route: type.GetCustomAttributes<RouteAttribute>().FirstOrDefault()?.Template))
            .Where(page => page.Route is not null && !Elsewhere.Contains(page.Type.Name))
            .OrderBy(page => page.Route, StringComparer.Ordinal)
            .Select(page => (page.Type.Name, page.Type.GetCustomAttribute<NeedsAttribute>()?.Right, page.Route!)),
    ];

    /// <summary>That of all pages which somebody can open.</summary>
    public static IEnumerable<HelpEntry> Of(Actor actor, IStringLocalizer<HelpTexts> words) =>
        from page in Pages
        where (page.Right is not { } right || actor.MaySomewhere(right)) && !words[page.Key].ResourceNotFound
        select new HelpEntry(page.Key, words[page.Key + ".Name"], words[page.Key], words[page.Key + ".Next"],
            page.Route.Contains('{', StringComparison.Ordinal) ? null : page.Route.TrimStart('/'));
}
