using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ActionPlan.Rules.Plans;

/// <summary>
/// What of a plan's files a quarter is judged by: targets, figures, checks, the tree of areas, the term, and what is due. Names, notes,
/// addresses, escalation, schedules and the report profile are not in it: changing them makes no quarter be judged again.
/// </summary>
internal static class DatedContent
{
    private static readonly string[] OfThePlan = ["id", "term", "calendar", "areas", "continues"];

    private static readonly string[] Names = ["name", "note", "number", "$schema"];

    // Their keys are names that people give, whatever they are.
    private static readonly string[] KeyedByNames = ["worstOf"];

    private static readonly JsonDocumentOptions AsPlansAreRead = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>SHA-256, in lower-case hexadecimal; the same for two versions that judge alike.</summary>
    public static string Sha256(PlanSource source)
    {
        var rules = source.Files.Where(file => !file.Name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase))
            .Select(file => Dated(file, Parse(file))).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rules))));
    }

    private static JsonNode? Parse(PlanText file)
    {
        var bytes = file.Bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? file.Bytes[Encoding.UTF8.Preamble.Length..] : file.Bytes;
        return JsonNode.Parse(bytes.Span, documentOptions: AsPlansAreRead);
    }

    private static string Dated(PlanText file, JsonNode? root)
    {
        var text = new StringBuilder();
        if (PlanSource.IsPlanFile(file.Name) && root is JsonObject plan)
        {
            foreach (var name in OfThePlan)
            {
                text.Append(name).Append(':');
                Write(plan[name], isNamed: false, text);
            }
        }
        else
        {
            Write(root, isNamed: false, text);
        }

        return text.ToString();
    }

    private static void Write(JsonNode? node, bool isNamed, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject members:
                text.Append('{');
                foreach (var (name, value) in members.Where(member => isNamed || !Names.Contains(member.Key, StringComparer.Ordinal))
                    .OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    text.Append(JsonSerializer.Serialize(name)).Append(':');
                    Write(value, KeyedByNames.Contains(name, StringComparer.Ordinal), text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var item in items)
                {
                    Write(item, isNamed: false, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
