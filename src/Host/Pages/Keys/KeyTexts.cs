using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Keys;

/// <summary>Names the resource file.</summary>
internal sealed class KeyTexts;

internal static class KeyProblems
{
    /// <summary>What was wrong, as people read it; an address may name anything.</summary>
    public static string Problem(this IStringLocalizer<KeyTexts> texts, string problem) =>
        texts["Problem." + problem, Api.Keys.CreateApiKey.MostYears, Api.Keys.ApiKeyRow.LongestHolder] is { ResourceNotFound: false } known
            ? known : texts["Problem.Default"];
}
