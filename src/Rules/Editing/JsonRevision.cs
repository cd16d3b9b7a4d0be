using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Rules.Editing;

/// <summary>
/// Changes a JSON text so that a value in it says what is wanted, and nothing else: comments, order, line breaks and the way in which numbers
/// are written stay where the value says what it said.
/// </summary>
public static class JsonRevision
{
    private const int MostChanges = 5_000;

    /// <summary>Null where the text is no JSON, or nothing stands at the end of the path.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Names and places that lead to the value.</param>
    /// <param name="wanted">What it is to say; a member that is new takes the place that it has here.</param>
    public static string? Of(string text, IReadOnlyList<object> path, JsonNode? wanted)
    {
        for (var changes = 0; changes < MostChanges; changes++)
        {
            if (WrittenValue.Of(text)?.At(path) is not { } value)
            {
                return null;
            }

            if (Next(text, value, wanted) is not { } changed)
            {
                return text;
            }

            text = changed;
        }

        throw new InvalidOperationException("A text and what it is to say come no nearer.");
    }

    /// <summary>The text with items more at the end of a list; null where no list stands at the end of the path.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Names and places that lead to the list.</param>
    /// <param name="items">The items, at least one.</param>
    public static string? With(string text, IReadOnlyList<object> path, params IReadOnlyList<JsonNode> items)
    {
        if (WrittenValue.Of(text)?.At(path) is not { Kind: JsonValueKind.Array } list)
        {
            return null;
        }

        var indent = JsonPlaces.IndentWithin(text, list);
        return JsonPlaces.With(
            text, list, list.Items.Count > 0 ? list.Items[^1] : null, string.Join($",\n{indent}", items.Select(item => JsonWriting.AsItem(item, indent))));
    }

    /// <summary>The text without an item of a list; null where there is none at that place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Names and places that lead to the list.</param>
    /// <param name="place">The item's place, from 0.</param>
    public static string? Without(string text, IReadOnlyList<object> path, int place) =>
        WrittenValue.Of(text)?.At(path)?.Items is { } items && place < items.Count
            ? JsonPlaces.Without(text, items[place].Start, items[place], place > 0 ? items[place - 1] : null)
            : null;

    /// <summary>The text with one difference less; null where there is none.</summary>
    private static string? Next(string text, WrittenValue value, JsonNode? wanted) => (value.Kind, wanted) switch
    {
        (JsonValueKind.Object, JsonObject members) => NextMember(text, value, members),
        (JsonValueKind.Array, JsonArray items) => NextItem(text, value, items),
        _ => IsSame(text, value, wanted) ? null : string.Concat(text.AsSpan(0, value.Start), JsonWriting.OnOneLine(wanted), text.AsSpan(value.End)),
    };

    private static string? NextMember(string text, WrittenValue value, JsonObject wanted)
    {
        if (value.Members.FirstOrDefault(member => !wanted.ContainsKey(member.Name)) is { } gone)
        {
            return JsonPlaces.Without(text, gone.Start, gone.Value, PreviousOf(value, gone));
        }

        foreach (var member in value.Members)
        {
            if (Next(text, member.Value, wanted[member.Name]) is { } changed)
            {
                return changed;
            }
        }

        WrittenMember? before = null;
        foreach (var (name, node) in wanted)
        {
            if (value.Members.FirstOrDefault(member => member.Name == name) is { } known)
            {
                before = known;
                continue;
            }

            return JsonPlaces.With(text, value, before?.Value, $"{JsonWriting.OnOneLine(name)}: {JsonWriting.OnOneLine(node)}");
        }

        return null;
    }

    private static WrittenValue? PreviousOf(WrittenValue value, WrittenMember member) => value.Members.TakeWhile(one => one != member).LastOrDefault()?.Value;

    private static string? NextItem(string text, WrittenValue value, JsonArray wanted)
    {
        for (var index = 0; index < Math.Min(value.Items.Count, wanted.Count); index++)
        {
            if (Next(text, value.Items[index], wanted[index]) is { } changed)
            {
                return changed;
            }
        }

        var last = value.Items.Count > 0 ? value.Items[^1] : null;
        return value.Items.Count > wanted.Count ? JsonPlaces.Without(text, last!.Start, last, value.Items.Count > 1 ? value.Items[^2] : null)
            : value.Items.Count < wanted.Count ? JsonPlaces.With(text, value, last,
                JsonWriting.AsItem(wanted[value.Items.Count], JsonPlaces.IndentWithin(text, value)))
            : null;
    }

    /// <summary>Whether a plain value says what is wanted, however it is written.</summary>
    private static bool IsSame(string text, WrittenValue value, JsonNode? wanted)
    {
        var kind = wanted?.GetValueKind() ?? JsonValueKind.Null;
        var written = text[value.Start..value.End];
        return kind == value.Kind && kind switch
        {
            JsonValueKind.String => JsonSerializer.Deserialize<string>(written) == wanted!.GetValue<string>(),
            JsonValueKind.Number => AsNumber(written) is { } number ? number == AsNumber(wanted!.ToJsonString()) : written == wanted!.ToJsonString(),
            _ => kind is not (JsonValueKind.Object or JsonValueKind.Array),
        };
    }

    private static decimal? AsNumber(string written) => decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        ? number : null;
}
