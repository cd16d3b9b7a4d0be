using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionPlan.Kernel;
using ActionPlan.Rules.Tests.Shipped;

namespace ActionPlan.Rules.Tests.Book;

/// <summary>The sentences of <c>docs/rules.md</c>: the rule of each, and its figures with their verdicts.</summary>
internal static partial class RuleBook
{
    public const string Module = "example";

    public const string Ward = "phuong";

    private static readonly string Text = File.ReadAllText(Path.Combine(ShippedPlan.RulesFolder, "..", "docs", "rules.md"));

    public static JsonArray Figures { get; } = JsonNode.Parse(Block().Match(Text).Groups["json"].Value)!.AsArray();

    public static IReadOnlyList<Sentence> Sentences { get; } = [.. Heading().Split(Text)[1..].Chunk(3).Select(Read)];

    private static Sentence Read(string[] parts)
    {
        var (number, title, body) = (int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2]);
        var rule = JsonNode.Parse(Block().Match(body).Groups["json"].Value)!;
        var targets = rule is JsonArray several ? [.. several.Select(one => one!.DeepClone().AsObject())] : new List<JsonObject> { rule.AsObject() };
        foreach (var target in targets)
        {
            target["id"] ??= $"sentence{number}";
            target["name"] = title;
            target["measuredIn"] = "1";
            target["responsible"] = "committee";
        }

        return new Sentence(number, title, targets,
            [.. Row().Matches(body).Select(
                row => new Example(Period.Parse(row.Groups["period"].Value), [.. Entries(row.Groups["figures"].Value)], row.Groups["verdict"].Value))]);
    }

    private static IEnumerable<FigureValue> Entries(string text)
    {
        foreach (Match entry in Entry().Matches(text))
        {
            var area = entry.Groups["area"].Success ? entry.Groups["area"].Value : Ward;
            var first = Period.Parse(entry.Groups["period"].Value);
            var numbers = entry.Groups["numbers"].Value.Split(',');
            for (var index = 0; index < numbers.Length; index++)
            {
                yield return new FigureValue(entry.Groups["figure"].Value, area, numbers.Length == 1 ? first : first.AddQuarters(index),
                    decimal.Parse(numbers[index], CultureInfo.InvariantCulture));
            }
        }
    }

    [GeneratedRegex("```json\n(?<json>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Block();

    [GeneratedRegex(@"^## (?<number>\d+)\. (?<title>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| (?<period>\d{4}-Q\d) \| (?<figures>.*?) \| (?<verdict>.*?) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Row();

    [GeneratedRegex(@"(?<figure>\w+)(@(?<area>[\w-]+))? (?<period>\d{4}(-Q\d)?)(\.\.)? = (?<numbers>[^;]+)", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Entry();
}

/// <summary>A sentence, its rule, and what comes of it.</summary>
/// <param name="Number">Its number in the book.</param>
/// <param name="Title">As it stands in a programme.</param>
/// <param name="Targets">The rule: the last is the sentence's own.</param>
/// <param name="Examples">Figures and verdicts.</param>
internal sealed record Sentence(int Number, string Title, IReadOnlyList<JsonObject> Targets, IReadOnlyList<Example> Examples);

/// <summary>Figures, and the verdict: a status and, where it is given, the value.</summary>
internal sealed record Example(Period Period, IReadOnlyList<FigureValue> Entries, string Verdict);
