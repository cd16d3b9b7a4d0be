using System.Text.Json;

namespace ActionPlan.Rules.Tests.Shipped;

/// <summary>What a schema offers and some files do not use: keys by their place, words and shapes of values by the key that they belong to.</summary>
internal sealed class UnusedKeys
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly SortedSet<string> keys = new(StringComparer.Ordinal);
    private readonly SortedSet<string> offered = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);

    public static JsonElement Parse(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file), Lenient);
        return document.RootElement.Clone();
    }

    /// <summary>All that is not used; a key within one that is not used is left out.</summary>
    public IEnumerable<string> Found => keys.Concat(offered.Except(used));

    public void Look(JsonElement schema, IReadOnlyList<JsonElement> there, string place)
    {
        var name = place[(place.LastIndexOf('.') + 1)..];
        foreach (var word in Words(schema, "enum").Where(word => word.ValueKind == JsonValueKind.String).Select(word => word.GetString()!))
        {
            Offer($"{name} = {word}", there.Any(node => node.ValueKind == JsonValueKind.String && node.GetString() == word));
        }

        foreach (var shape in Words(schema, "anyOf").Where(shape => shape.TryGetProperty("type", out _))
            .Select(shape => shape.GetProperty("type").GetString()!))
        {
            Offer($"{name}: {shape}", there.Any(node => string.Equals(node.ValueKind.ToString(), shape, StringComparison.OrdinalIgnoreCase)));
        }

        if (schema.TryGetProperty("items", out var item))
        {
            Look(item, [.. there.Where(node => node.ValueKind == JsonValueKind.Array).SelectMany(node => node.EnumerateArray())], place);
        }

        if (schema.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateObject().Where(property => property.Name != "$schema"))
            {
                Key(property, there, place);
            }
        }
    }

    private void Key(JsonProperty property, IReadOnlyList<JsonElement> there, string place)
    {
        var below = place.Length == 0 ? property.Name : $"{place}.{property.Name}";
        List<JsonElement> values =
            [.. there.Where(node => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(property.Name, out _))
                .Select(node => node.GetProperty(property.Name))];
        if (values.Count == 0)
        {
            keys.Add(below);
        }
        else
        {
            Look(property.Value, values, below);
        }
    }

    private void Offer(string what, bool isUsed)
    {
        offered.Add(what);
        if (isUsed)
        {
            used.Add(what);
        }
    }

    private static JsonElement.ArrayEnumerator Words(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var words) ? words.EnumerateArray() : default;
}
