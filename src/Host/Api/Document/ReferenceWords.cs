using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.Json.Nodes;

namespace ActionPlan.Host.Api.Document;

/// <summary>The reference page's own words in Vietnamese, which it does not bring; English it has.</summary>
internal static class ReferenceWords
{
    private static readonly ResourceManager Texts = new("ActionPlan.Host.Api.Document.ReferenceWords", typeof(ReferenceWords).Assembly);

    public static JsonObject Of(CultureInfo culture)
    {
        var words = new JsonObject();
        if (culture.TwoLetterISOLanguageName != "vi")
        {
            return words;
        }

        foreach (var entry in Texts.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>())
        {
            var (group, name) = ((string)entry.Key).Split('.') is [var first, var second] ? (first, second) : throw new InvalidOperationException($"{entry.Key} is no group and name.");
            if (words[group] is not JsonObject of)
            {
                words[group] = of = [];
            }

            of[name] = (string)entry.Value!;
        }

        return words;
    }
}
