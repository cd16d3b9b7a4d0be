using System.Collections;
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
            var path = ((string)entry.Key).Split('.');
            var group = words;
            foreach (var name in path[..^1])
            {
                if (group[name] is not JsonObject inner)
                {
                    group[name] = inner = [];
                }

                group = inner;
            }

            group[path[^1]] = (string)entry.Value!;
        }

        return words;
    }
}
