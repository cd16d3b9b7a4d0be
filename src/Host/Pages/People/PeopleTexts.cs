using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.People;

/// <summary>Names the resource file.</summary>
internal sealed class PeopleTexts;

internal static class PeopleProblems
{
    /// <summary>What was wrong, as people read it; an address may name anything.</summary>
    public static string Problem(this IStringLocalizer<PeopleTexts> texts, string problem) =>
        texts["Problem." + problem] is { ResourceNotFound: false } known ? known : texts["Problem.Default"];
}
