using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Lists;
using ActionPlan.Rules.Editing;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>The targets and figures in a rule file's text, each to be seen and changed by its form.</summary>
internal static class RuleFormEditing
{
    private static readonly IReadOnlyList<string> Members = ["$schema", "module", "name", "figures", "targets", "checks"];

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

    /// <summary>Where the thing of that id stands, and what is said of it.</summary>
    public static (IReadOnlyList<object> Path, JsonObject Thing)? Find(JsonObject root, FormShape shape, string? id) =>
        All(root, shape).Where(one => one.Id == id).Select(one => ((IReadOnlyList<object>, JsonObject)?)(one.Path, one.Thing)).FirstOrDefault();

    /// <summary>All that a form of this shape can change, each with the id that addresses have: null for the file itself.</summary>
    public static IEnumerable<(string? Id, IReadOnlyList<object> Path, JsonObject Thing)> All(JsonObject root, FormShape shape) => shape switch
    {
        { Identity: FormIdentity.Whole } => [(null, [], root)],
        _ when shape == PlanShapes.Areas => AreaTree.Of(root).Select(area => ((string?)area.Id, area.Path, area.Members)),
        _ => Things(root, shape.List).Select(one => ((string?)(shape.Identity == FormIdentity.Place ? one.Place.ToString(CultureInfo.InvariantCulture)
            : FieldTexts.Show(one.Thing["id"])), (IReadOnlyList<object>)[shape.List, one.Place], one.Thing)),
    };

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

        if (id is null && shape.Identity != FormIdentity.Whole)
        {
            var made = ThingForm.Write(shape, [], fields);
            if (shape == PlanShapes.Areas)
            {
                return PlanShapes.Below(text, fields.GetValueOrDefault(AreaTree.Parent, ""), made);
            }

            if (root[shape.List] is not JsonArray list)
            {
                list = [];
                root.Put(shape.List, list, PlanShapes.All.Contains(shape) ? PlanShapes.Members : Members);
            }

            list.Add(made);
            return JsonRevision.Of(text, [], root);
        }

        return Find(root, shape, id) is { } known ? JsonRevision.Of(text, known.Path, ThingForm.Write(shape, known.Thing, fields)) : null;
    }

    /// <summary>The text without the thing of that id; null where a form cannot take it away.</summary>
    public static string? Without(string text, FormShape shape, string id) =>
        Parse(text) is { } root && Find(root, shape, id) is { Path: [.., int place] path } ? JsonRevision.Without(text, [.. path.SkipLast(1)], place) : null;

    private static bool Touch(JsonNode? node) => node switch
    {
        JsonObject members => members.All(member => Touch(member.Value)),
        JsonArray items => items.All(Touch),
        _ => true,
    };
}
