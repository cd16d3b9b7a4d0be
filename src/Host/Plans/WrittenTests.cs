using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Rules.Editing;

namespace ActionPlan.Host.Plans;

/// <summary>The tests in a file as they are written.</summary>
internal static class WrittenTests
{
    public const string None = "[\n]\n";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Their names in the order in which they stand in it; none where it cannot be read.</summary>
    public static IReadOnlyList<string> Names(string text) => [.. Of(text).Select(one => one.Name)];

    /// <summary>Each with its name and what it says.</summary>
    public static IReadOnlyList<(string Name, JsonObject? Test)> Of(string text)
    {
        if (WrittenValue.Of(text) is not { } written)
        {
            return [];
        }

        IReadOnlyList<WrittenValue> items = written.Kind == JsonValueKind.Array ? written.Items : [written];
        return [.. items.Select(item => Node(text[item.Start..item.End])).Select(test => (test?["name"] is JsonValue name
            && name.GetValueKind() == JsonValueKind.String ? name.GetValue<string>() : "", test))];
    }

    /// <summary>
    /// What was published and what somebody wrote into the file meanwhile, together: a publication only adds tests and takes some away. Of two
    /// that have one name neither is lost; one that was changed meanwhile is not taken away.
    /// </summary>
    /// <param name="before">What both began with.</param>
    /// <param name="published">As it was published.</param>
    /// <param name="edited">As somebody else has it now.</param>
    /// <returns>Null where a text cannot be read.</returns>
    public static string? Together(string before, string published, string edited)
    {
        if (WrittenValue.Of(published) is null || WrittenValue.Of(edited) is not { } there)
        {
            return null;
        }

        if (there.Kind != JsonValueKind.Array)
        {
            // A file of a single test gets no others.
            return edited;
        }

        var (were, wanted, text) = (Of(before), Of(published), edited);
        foreach (var gone in were.Where(test => !wanted.Any(other => other.Name == test.Name)))
        {
            var now = Of(text);
            if (now.Index().FirstOrDefault(one => Same(one.Item, gone), (-1, default)) is { Index: >= 0 } at)
            {
                text = JsonRevision.Without(text, [], at.Index)!;
            }
        }

        var more = wanted.Where(test => test.Test is not null && !were.Any(other => other.Name == test.Name)).ToList();
        foreach (var added in more.Where(test => !Of(text).Any(other => Same(other, test))))
        {
            var names = Names(text);
            var test = added.Test!.DeepClone().AsObject();
            test["name"] = Enumerable.Range(1, names.Count + 1)
                .Select(number => number == 1 ? added.Name : FormattableString.Invariant($"{added.Name} ({number})"))
                .First(free => !names.Contains(free, StringComparer.Ordinal));
            text = JsonRevision.With(text, [], test)!;
        }

        return text;
    }

    private static bool Same((string Name, JsonObject? Test) one, (string Name, JsonObject? Test) other) =>
        one.Name == other.Name && JsonNode.DeepEquals(one.Test, other.Test);

    private static JsonObject? Node(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Lenient) as JsonObject is { } test && test.ContainsKey("name") ? test : null;
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            return null;
        }
    }
}
