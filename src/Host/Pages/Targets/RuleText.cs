using System.Text.Json;

namespace ActionPlan.Host.Pages.Targets;

/// <summary>A target's rule as written in its file, comments and all.</summary>
internal static class RuleText
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The file's name and the target's own object in it; null if the version does not hold it.</summary>
    public static (string File, string Json)? Of(Plan plan, Target target)
    {
        foreach (var file in plan.Source.Files.Where(file => !PlanSource.IsPlanFile(file.Name)))
        {
            using var document = JsonDocument.Parse(file.Bytes, Lenient);
            if (document.RootElement.TryGetProperty("module", out var module) && module.ValueEquals(target.Module)
                && document.RootElement.TryGetProperty("targets", out var targets))
            {
                var written = targets.EnumerateArray().FirstOrDefault(one => one.GetProperty("id").ValueEquals(target.Definition.Id));
                return written.ValueKind == JsonValueKind.Object ? (file.Name, Outdented(written.GetRawText())) : null;
            }
        }

        return null;
    }

    // The first line starts at its brace, the others keep the file's indentation: take the closing brace's away from them all.
    private static string Outdented(string json)
    {
        var lines = json.ReplaceLineEndings("\n").Split('\n');
        var indent = lines[^1].Length - lines[^1].TrimStart().Length;
        return string.Join('\n', lines.Select(line => line.Length >= indent && string.IsNullOrWhiteSpace(line[..indent]) ? line[indent..] : line));
    }
}
