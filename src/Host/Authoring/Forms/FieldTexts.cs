using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>
/// What a rule file says, as it is typed into a field, and back. What is typed and is no number goes into the file as it was typed: the checks
/// say what is wrong with it, in its place and in the words that they have for files.
/// </summary>
internal static class FieldTexts
{
    /// <summary>A target, a figure, a unit as people call it: its number and name, or its id.</summary>
    public static string Called(JsonObject thing) =>
        (Show(thing["number"]) is { Length: > 0 } number ? number + ". " : "") + (Show(thing["name"]) is { Length: > 0 } name ? name : Show(thing["id"]));

    public static string Show(JsonNode? node) => node switch
    {
        null => "",
        JsonArray items => string.Join("; ", items.Select(Show)),
        JsonObject members => string.Join('\n', members.Select(member => $"{member.Key}: {Show(member.Value)}")),
        _ when node.GetValueKind() == JsonValueKind.Number => Number(node),
        _ when node.GetValueKind() == JsonValueKind.String => node.GetValue<string>(),
        _ => node.ToJsonString(),
    };

    public static JsonNode? Read(FieldKind kind, string typed) => kind switch
    {
        FieldKind.Number => NumberOrText(typed),
        FieldKind.Numbers => new JsonArray([.. Parts(typed, ';').Select(NumberOrText)]),
        FieldKind.Words => new JsonArray([.. Parts(typed, ';').Select(word => (JsonNode?)JsonValue.Create(word))]),
        FieldKind.Flag or FieldKind.YesNo => JsonValue.Create(typed == "true"),
        FieldKind.ByPeriod => ByPeriod(typed),
        _ => JsonValue.Create(typed),
    };

    /// <summary>What was sent of a field: a box that is not ticked sends the empty value that stands before it.</summary>
    public static string Sent(FieldKind kind, string sent) => kind switch
    {
        FieldKind.Flag => sent.Contains("true", StringComparison.Ordinal) ? "true" : "",
        FieldKind.Several => string.Join("; ", sent.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
        _ => sent,
    };

    public static JsonNode? NumberOrText(string typed) => TypedNumber.Read(typed).Value is { } number
        ? JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture)) : JsonValue.Create(typed);

    /// <summary>
    /// '2027: 95', a line each; of what has no colon the whole line is the name, and its number is missing. A name that stands twice keeps what both
    /// lines say, which is no number: nobody said which of them is meant.
    /// </summary>
    public static JsonObject ByPeriod(string typed)
    {
        var found = new JsonObject();
        foreach (var (name, number) in Lines(typed))
        {
            found[name] = found.TryGetPropertyValue(name, out var known) ? $"{Show(known)}; {number}" : NumberOrText(number);
        }

        return found;
    }

    public static JsonArray Milestones(string typed) => new([.. Lines(typed)
        .Select(line => (JsonNode?)new JsonObject { ["by"] = line.Name, ["of"] = NumberOrText(line.Number) })]);

    public static string ShowMilestones(JsonArray milestones) =>
        string.Join('\n', milestones.Select(one => one is JsonObject members ? $"{Show(members["by"])}: {Show(members["of"])}" : Show(one)));

    private static IEnumerable<(string Name, string Number)> Lines(string typed) => Parts(typed, '\n')
        .Select(line => line.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0
        ? (line[..colon].TrimEnd(), line[(colon + 1)..].TrimStart())
        : (line, ""));

    /// <summary>How numbers in a field are understood that may have been meant otherwise: '1.234' is also how machines write 1,234.</summary>
    public static IEnumerable<string> Doubts(string text, CultureInfo culture) => Lines(text)
        .SelectMany(line => Parts(line.Number.Length > 0 ? line.Number : line.Name, ';'))
        .Select(TypedNumber.Read).Where(number => number.Ambiguous).Select(number => number.Message(culture));

    public static string[] Parts(string typed, char between) => typed.Split(between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Number(JsonNode node) => decimal.TryParse(node.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? TypedNumber.Text(number)
        : node.ToJsonString();
}
