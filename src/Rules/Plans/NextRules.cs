using System.Globalization;
using System.Resources;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ActionPlan.Rules.Plans;

/// <summary>A rule file for the term after: its figures and checks as they are, its targets without their numbers, which stand in their notes.</summary>
/// <param name="earlier">The plan that is continued.</param>
/// <param name="units">The units that are there on the new first day.</param>
/// <param name="culture">The language of the notes.</param>
internal sealed class NextRules(Plan earlier, HashSet<string> units, CultureInfo culture)
{
    private static readonly ResourceManager Texts = new("ActionPlan.Rules.Plans.Problems", typeof(Problem).Assembly);

    // What is not a number of the old term; 'of' is one unless it is an expression.
    private static readonly string[] Lasting = ["is", "course"];
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public JsonObject Of(JsonObject file)
    {
        var rules = file.DeepClone().AsObject();
        foreach (var figure in (rules["figures"] as JsonArray ?? []).Select(figure => figure!.AsObject()))
        {
            // What it was called before, the earlier plan knows.
            figure.Remove("was");
            if (figure["reportedBy"] is { } unit && !units.Contains($"{unit}"))
            {
                figure.Remove("reportedBy");
            }
        }

        if (rules["targets"] is JsonArray targets)
        {
            rules["targets"] = new JsonArray(
                [.. targets.Select(target => target!.DeepClone().AsObject()).Where(target => !HasEnded(target)).Select(WithoutNumbers)]);
        }

        return rules;
    }

    private bool HasEnded(JsonObject target) => target["to"] is { } to && Period.TryParse($"{to}", out var last) && last.LastQuarter < earlier.To;

    private JsonObject WithoutNumbers(JsonObject target)
    {
        target.Remove("from");
        target.Remove("to");
        foreach (var unit in (target["with"] as JsonArray ?? []).Where(unit => !units.Contains($"{unit}")).ToList())
        {
            target["with"]!.AsArray().Remove(unit);
        }

        List<string> before = [.. Strip(target["threshold"] as JsonObject), .. Strip(target["overAreas"]?["each"] as JsonObject)];
        if (before.Count > 0)
        {
            var note = string.Format(culture, Texts.GetString("nextTermNote", culture)!, earlier.From, earlier.To, string.Join("; ", before));
            target["note"] = target["note"] is { } told ? $"{note} {told}" : note;
        }

        return target;
    }

    /// <summary>Takes the numbers out of a threshold, and gives it as it was; nothing where it has none.</summary>
    private static IEnumerable<string> Strip(JsonObject? threshold)
    {
        if (threshold is null)
        {
            return [];
        }

        var gone = threshold.Where(member => !Lasting.Contains(member.Key, StringComparer.Ordinal) && !(member.Key == "of" && IsComputed(member.Value)))
            .Select(member => member.Key).ToList();
        if (gone.Count == 0)
        {
            return [];
        }

        var text = threshold.ToJsonString(Readable);
        gone.ForEach(name => threshold.Remove(name));
        return [text];
    }

    private static bool IsComputed(JsonNode? of) => of?.GetValueKind() == JsonValueKind.String
        || (of is JsonArray ends && ends.Count > 0 && ends.All(end => end?.GetValueKind() == JsonValueKind.String));
}
