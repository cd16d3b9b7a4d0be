using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Host.Pages.Audit;

/// <summary>A long value by its lines, so that a reader sees what was changed in it.</summary>
internal static class TextLines
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lines that the other does not have, or not as often.</summary>
    public static IReadOnlyList<string> Besides(string text, string other)
    {
        var known = Lines(other).GroupBy(line => line, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var own = new List<string>();
        foreach (var line in Lines(text))
        {
            if (known.TryGetValue(line, out var left) && left > 0)
            {
                known[line] = left - 1;
            }
            else
            {
                own.Add(line);
            }
        }

        return own;
    }

    public static bool IsJson(string text) => text is ['{' or '[', .., '}' or ']'] && Read(text) is not null;

    /// <summary>What the program keeps as JSON one member a line.</summary>
    public static string Whole(string text) => IsJson(text) ? Read(text)!.ToJsonString(Indented) : text;

    private static IEnumerable<string> Lines(string text) => Whole(text)
        .Split('\n').Select(line => line.Trim().TrimEnd(',')).Where(line => line.Length > 0 && !line.All(char.IsPunctuation));

    private static JsonNode? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
