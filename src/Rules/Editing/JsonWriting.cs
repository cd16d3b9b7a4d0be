using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Rules.Editing;

/// <summary>How a new piece of a rule file is written: as the shipped files are.</summary>
internal static class JsonWriting
{
    // What goes into a file for people: 'Đối thoại', not its escapes. The pages encode what they show.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private const int LongestList = 100;

    public static string OnOneLine(JsonNode? node) => node switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject members => $"{{ {string.Join(", ", members.Select(member => $"{OnOneLine(member.Key)}: {OnOneLine(member.Value)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(OnOneLine))}]",
        null => "null",
        _ => node.ToJsonString(Readable),
    };

    public static string OnOneLine(string text) => JsonSerializer.Serialize(text, Readable);

    /// <summary>A target has a line for each of its members, a figure one line.</summary>
    public static string AsItem(JsonNode? node, string indent) => node is JsonObject members
        && members.Any(member => member.Value is JsonObject or JsonArray { Count: > 0 })
        ? $"{{\n{string.Join(",\n", members.Select(member => $"{indent}  {OnOneLine(member.Key)}: {AsMember(member.Value, indent + "  ")}"))}\n{indent}}}"
        : OnOneLine(node);

    /// <summary>Things in a list that is too long for one line have a line each.</summary>
    private static string AsMember(JsonNode? node, string indent) => node is JsonArray items && items.Any(item => item is JsonObject)
        && OnOneLine(node).Length > LongestList
        ? $"[\n{string.Join(",\n", items.Select(item => $"{indent}  {AsItem(item, indent + "  ")}"))}\n{indent}]"
        : OnOneLine(node);
}
