using System.Text;
using System.Text.Json;

namespace ActionPlan.Host.Plans.Editing;

/// <summary>A JSON value and the bytes it takes up in its file, so that one value can be replaced and the rest left as it is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first byte.</param>
/// <param name="Text">A string's value; null for anything else.</param>
internal sealed record JsonSpan(JsonTokenType Kind, int Start, string? Text)
{
    private readonly List<JsonPart> parts = [];

    /// <summary>The byte after its last.</summary>
    public int End { get; private set; }

    /// <summary>An object's members or a list's items, in order.</summary>
    public IReadOnlyList<JsonPart> Parts => parts;

    public JsonSpan? this[string name] => parts.Find(part => part.Name == name)?.Value;

    /// <summary>Reads a file that the plan's checks accept: comments and trailing commas are allowed, a byte order mark too.</summary>
    public static JsonSpan Read(byte[] bytes)
    {
        var begin = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(bytes.AsSpan(begin), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        reader.Read();
        return Read(ref reader, begin);
    }

    private static JsonSpan Read(ref Utf8JsonReader reader, int begin)
    {
        var span = new JsonSpan(reader.TokenType, begin + (int)reader.TokenStartIndex, reader.TokenType == JsonTokenType.String ? reader.GetString() : null);
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray))
            {
                var start = begin + (int)reader.TokenStartIndex;
                string? name = null;
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString();
                    reader.Read();
                }

                span.parts.Add(new JsonPart(name, start, Read(ref reader, begin)));
            }
        }

        span.End = begin + (int)reader.BytesConsumed;
        return span;
    }
}

/// <summary>An object's member or a list's item.</summary>
/// <param name="Name">A member's name; null for an item.</param>
/// <param name="Start">The first byte of its name or, for an item, of its value.</param>
internal sealed record JsonPart(string? Name, int Start, JsonSpan Value)
{
    public int End => Value.End;
}
