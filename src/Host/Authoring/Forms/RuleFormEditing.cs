using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Rules.Editing;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>The targets and figures in a rule file's text, each to be seen and changed by its form.</summary>
internal static class RuleFormEditing
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The file's content; null where it is no JSON, or says a name twice, so that a form would show half of it.</summary>
    public static JsonObject? Parse(string text)
    {
        try
        {
            var root = WrittenValue.Of(text) is null ? null : JsonNode.Parse(text, documentOptions: Lenient) as JsonObject;
            // Names that stand twice are found when they are looked for.
            return root is not null && Touch(root) ? root : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Where the thing of that id stands in its list, and what is said of it.</summary>
    public static (int Place, JsonObject Thing)? Find(JsonObject root, FormShape shape, string id) => Things(root, shape.List)
        .Where(one => FieldTexts.Show(one.Thing["id"]) == id).Select(one => ((int, JsonObject)?)one).FirstOrDefault();

    public static IEnumerable<(int Place, JsonObject Thing)> Things(JsonObject root, string list) =>
        (root[list] as JsonArray)?.Select((item, place) => (place, Thing: item as JsonObject)).Where(one => one.Thing is not null)
            .Select(one => (one.place, one.Thing!)) ?? [];

    /// <summary>The text with what the fields say; null where the text cannot be changed by a form, or has nothing of that id.</summary>
    /// <param name="text">The rule file.</param>
    /// <param name="shape">Whether it is a target or a figure.</param>
    /// <param name="id">The thing's id; null for a new one, which comes last.</param>
    /// <param name="fields">What was sent.</param>
    public static string? Write(string text, FormShape shape, string? id, IReadOnlyDictionary<string, string> fields)
    {
        if (Parse(text) is not { } root)
        {
            return null;
        }

        if (id is null)
        {
            var made = ThingForm.Write(shape, [], fields);
            if (root[shape.List] is not JsonArray list)
            {
                list = [];
                root.Put(shape.List, list, ["$schema", "module", "name", "figures", "targets", "checks"]);
            }

            list.Add(made);
            return JsonRevision.Of(text, [], root);
        }

        return Find(root, shape, id) is { } known ? JsonRevision.Of(text, [shape.List, known.Place], ThingForm.Write(shape, known.Thing, fields)) : null;
    }

    private static bool Touch(JsonNode? node) => node switch
    {
        JsonObject members => members.All(member => Touch(member.Value)),
        JsonArray items => items.All(Touch),
        _ => true,
    };
}
