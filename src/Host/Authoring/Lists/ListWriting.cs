using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Rules.Editing;

namespace ActionPlan.Host.Authoring.Lists;

/// <summary>Puts things at the end of a list in a rule file, and nothing else.</summary>
internal static class ListWriting
{
    /// <summary>Null where the text is no JSON.</summary>
    /// <param name="text">The file.</param>
    /// <param name="around">Names and places that lead to what has the list.</param>
    /// <param name="list">The list's name; it is begun where there is none.</param>
    /// <param name="items">What is added.</param>
    public static string? Append(string text, IReadOnlyList<object> around, string list, IReadOnlyList<JsonNode> items)
    {
        if (RuleFormEditing.Parse(text) is not { } root || At(root, around) is not { } members)
        {
            return null;
        }

        if (items.Count > 0 && members[list] is not JsonArray)
        {
            var begun = members.DeepClone().AsObject();
            begun[list] = new JsonArray();
            text = JsonRevision.Of(text, around, begun)!;
        }

        return items.Count == 0 ? text : JsonRevision.With(text, [.. around, list], items);
    }

    private static JsonObject? At(JsonObject root, IReadOnlyList<object> path) => path.Aggregate((JsonNode?)root, (at, step) => step switch
    {
        string name => (at as JsonObject)?[name],
        int place => (at as JsonArray)?.ElementAtOrDefault(place),
        _ => null,
    }) as JsonObject;
}
