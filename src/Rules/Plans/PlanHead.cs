using System.Text;
using System.Text.Json;

namespace ActionPlan.Rules.Plans;

/// <summary>What a plan's own file says of which plan it is, whatever else is wrong with it.</summary>
/// <param name="Id">The plan's id.</param>
/// <param name="Name">As shown to people; the id where it has none.</param>
/// <param name="Continues">The id of the plan that it continues; null if it continues none.</param>
/// <param name="Example">Whether it is a worked example.</param>
public sealed record PlanHead(string Id, string Name, string? Continues, bool Example)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Null where the file is missing, is no JSON or has no id.</summary>
    public static PlanHead? Of(PlanSource source) =>
        source.Files.FirstOrDefault(file => PlanSource.IsPlanFile(file.Name)) is { } plan ? Read(plan.Bytes) : null;

    /// <summary>The same of the file's bytes.</summary>
    public static PlanHead? Read(ReadOnlyMemory<byte> file)
    {
        try
        {
            var bytes = file.Span.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file;
            using var document = JsonDocument.Parse(bytes, Lenient);
            return Text(document.RootElement, "id") is { Length: > 0 } id
                ? new PlanHead(id, Text(document.RootElement, "name") ?? id, Text(document.RootElement, "continues"), IsTrue(document.RootElement, "example"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement plan, string name) =>
        plan.ValueKind == JsonValueKind.Object && plan.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()?.Trim() : null;

    private static bool IsTrue(JsonElement plan, string name) => plan.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
