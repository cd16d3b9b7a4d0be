using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Forms;

namespace ActionPlan.Host.Authoring.Lists;

/// <summary>An area as a draft of <c>plan.json</c> has it.</summary>
/// <param name="Parent">The id of what it lies in; empty for none.</param>
/// <param name="Path">The names and places that lead to it in the text.</param>
/// <param name="Members">What is said of it.</param>
internal sealed record WrittenArea(string Id, string Name, string Parent, IReadOnlyList<object> Path, JsonObject Members);

/// <summary>The areas of a draft, each before what lies below it.</summary>
internal static class AreaTree
{
    /// <summary>The member by which a new area says where it will lie; it is never written.</summary>
    public const string Parent = "parent";

    public const int Deepest = 12;

    public static IReadOnlyList<WrittenArea> Of(JsonObject root) => [.. Below(root, "areas", "", [])];

    private static IEnumerable<WrittenArea> Below(JsonObject around, string list, string parent, IReadOnlyList<object> path) =>
        RuleFormEditing.Things(around, list).SelectMany(one =>
        {
            IReadOnlyList<object> own = [.. path, list, one.Place];
            var area = new WrittenArea(FieldTexts.Show(one.Thing["id"]), FieldTexts.Show(one.Thing["name"]), parent, own, one.Thing);
            return own.Count > 2 * Deepest ? [area] : Below(one.Thing, "children", area.Id, own).Prepend(area);
        });
}
