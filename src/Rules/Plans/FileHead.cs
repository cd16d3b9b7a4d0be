using System.Text;
using System.Text.Json;

namespace ActionPlan.Rules.Plans;

/// <summary>
/// What a rule file says at its top level, as far as it can be read: whose file it is must be known also while somebody is still writing on it, or
/// nobody could find it again.
/// </summary>
public static class FileHead
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Its members that are a text or true, by their names, before the first thing that cannot be read; the last of one name counts.</summary>
    public static IReadOnlyDictionary<string, object> Of(ReadOnlyMemory<byte> file)
    {
        var said = new Dictionary<string, object>(StringComparer.Ordinal);
        var reader = new Utf8JsonReader(file.Span.StartsWith(Encoding.UTF8.Preamble) ? file.Span[Encoding.UTF8.Preamble.Length..] : file.Span, Lenient);
        try
        {
            Read(ref reader, said);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // What stands before it is what the file says; an escape of half a letter is no text.
            return said;
        }

        return said;
    }

    private static void Read(ref Utf8JsonReader reader, Dictionary<string, object> said)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            if (!reader.Read())
            {
                return;
            }

            said.Remove(name);
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.True)
            {
                said[name] = reader.TokenType == JsonTokenType.True ? true : reader.GetString()!.Trim();
            }

            reader.Skip();
        }
    }
}
