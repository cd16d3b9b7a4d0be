using ActionPlan.Rules.Files;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Units;

/// <summary>Units and areas as their pages list them, narrowed to what is looked for.</summary>
internal static class UnitList
{
    /// <param name="show">'active' or 'ended'; anything else is both.</param>
    public static IReadOnlyList<UnitDefinition> Of(Plan plan, DateOnly today, string? text, string? show) =>
    [
        .. plan.Units.Values
            .Where(unit => show is not ("active" or "ended") || unit.IsActiveOn(today) == (show == "active"))
            .Where(unit => string.IsNullOrWhiteSpace(text) || Folded.Contains($"{unit.Name} {unit.Id} {unit.Email} {unit.Head}", text))
            .OrderBy(unit => unit.Name, Ordering.Vietnamese),
    ];

    public static IReadOnlyList<AreaLine> Areas(Plan plan, string? text) =>
        [.. Below(plan.File.Areas, null, 0).Where(line => string.IsNullOrWhiteSpace(text) || Folded.Contains($"{line.Area.Name} {line.Area.Id}", text))];

    public static string Kind(IStringLocalizer words, string? kind) =>
        kind is null ? Show.Nothing : words["Kind." + kind] is { ResourceNotFound: false } known ? known : kind;

    private static IEnumerable<AreaLine> Below(IReadOnlyList<AreaDefinition> areas, AreaDefinition? parent, int depth) =>
        areas.OrderBy(area => area.Name, Ordering.Vietnamese)
            .SelectMany(area => Below(area.Children, area, depth + 1).Prepend(new AreaLine(area, parent, depth)));
}

/// <summary>An area in the tree of areas.</summary>
internal sealed record AreaLine(AreaDefinition Area, AreaDefinition? Parent, int Depth);
