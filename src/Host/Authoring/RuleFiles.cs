using System.Text;
using System.Text.Json;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Authoring;

/// <summary>A module's rule file in a plan's files, and its text.</summary>
internal static class RuleFiles
{
    private const char Mark = '\uFEFF';

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Null where the version has no such module.</summary>
    public static PlanText? Of(PlanSource source, string module) =>
        source.Files.FirstOrDefault(file => !PlanSource.IsPlanFile(file.Name) && ModuleOf(file) == module);

    public static string TextOf(PlanText file) => Encoding.UTF8.GetString(file.Bytes.Span).TrimStart(Mark);

    /// <summary>The digest by which a text that changes this file knows it again.</summary>
    public static string DigestOf(PlanText file) => RuleDraftRow.DigestOf(TextOf(file).ReplaceLineEndings("\n"));

    /// <summary>The text as this file has its lines and its beginning: a browser sends line ends of its own.</summary>
    public static byte[] BytesOf(string text, PlanText file)
    {
        var known = Encoding.UTF8.GetString(file.Bytes.Span);
        var own = text.ReplaceLineEndings(known.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n").TrimStart(Mark);
        return Encoding.UTF8.GetBytes(known.StartsWith(Mark) ? Mark + own : own);
    }

    private static string? ModuleOf(PlanText file)
    {
        try
        {
            var bytes = file.Bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? file.Bytes[Encoding.UTF8.Preamble.Length..] : file.Bytes;
            using var document = JsonDocument.Parse(bytes, Lenient);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("module", out var module)
                && module.ValueKind == JsonValueKind.String ? module.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
