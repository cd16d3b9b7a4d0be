using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionPlan.Rules.Editing;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>A line of a list of targets as it is copied out of a workbook.</summary>
/// <param name="Number">Its number; empty for none.</param>
/// <param name="Name">Its name.</param>
/// <param name="MeasuredIn">Its unit of measure; empty for none.</param>
/// <param name="Threshold">The threshold, where its words leave no doubt.</param>
/// <param name="Unread">The threshold's words where they leave one; empty otherwise.</param>
internal sealed record ListedTarget(string Number, string Name, string MeasuredIn, JsonObject? Threshold, string Unread);

/// <summary>
/// Targets from a workbook's cells: number, name, unit of measure, threshold in words. What is certain is taken over; whatever is not stays
/// with its target as a note, and what a list does not say is left out, so that the checks name it.
/// </summary>
internal static partial class TargetList
{
    public const int Most = 200;
    private const int NameColumn = 1;

    private static readonly string[] NameHeads = ["ten", "ten chi tieu", "chi tieu", "noi dung", "noi dung chi tieu"];

    private static readonly (string Is, Regex Words)[] Comparisons =
    [
        ("between", Between()), ("atLeast", AtLeast()), ("above", Above()), ("atMost", AtMost()), ("below", Below()),
    ];

    public static IReadOnlyList<ListedTarget> Read(string pasted) =>
        [.. pasted.ReplaceLineEndings("\n").Split('\n').Select(Cells).Where(IsTarget).Take(Most + 1).Select(Line)];

    /// <summary>The text with the targets at the end of its list; null where it is no JSON.</summary>
    public static string? Write(string text, IReadOnlyList<ListedTarget> listed)
    {
        if (RuleFormEditing.Parse(text) is not { } root)
        {
            return null;
        }

        if (root[FormShape.Target.List] is not JsonArray)
        {
            root[FormShape.Target.List] = new JsonArray();
            text = JsonRevision.Of(text, [], root)!;
        }

        var taken = RuleFormEditing.Things(root, FormShape.Target.List).Select(one => FieldTexts.Show(one.Thing["id"])).ToHashSet(StringComparer.Ordinal);
        foreach (var target in listed)
        {
            var id = NewIds.Of(target.Name, taken.Contains);
            taken.Add(id);
            text = JsonRevision.With(text, [FormShape.Target.List], Definition(id, target))!;
        }

        return text;
    }

    private static JsonObject Definition(string id, ListedTarget target)
    {
        var made = new JsonObject { ["id"] = id };
        foreach (var (name, said) in new[] { ("number", target.Number), ("name", target.Name), ("measuredIn", target.MeasuredIn) })
        {
            if (said.Length > 0)
            {
                made[name] = said;
            }
        }

        if (target.Threshold is { } threshold)
        {
            made["threshold"] = threshold.DeepClone();
        }

        if (target.Unread.Length > 0)
        {
            made["note"] = $"Ngưỡng ghi trong danh sách, chưa đọc được: {target.Unread}";
        }

        return made;
    }

    private static string[] Cells(string line) => [.. line.Split('\t').Select(cell => TypedText.Line(cell.Trim('"')))];

    private static bool IsTarget(string[] cells) =>
        cells.ElementAtOrDefault(NameColumn) is { Length: > 0 } name && !NameHeads.Contains(Folded.Of(name), StringComparer.Ordinal);

    private static ListedTarget Line(string[] cells)
    {
        var (unit, words) = (cells.ElementAtOrDefault(2) ?? "", cells.ElementAtOrDefault(3) ?? "");
        var threshold = Threshold(words, unit);
        return new ListedTarget(cells[0], cells[NameColumn], unit, threshold, threshold is null ? words : "");
    }

    /// <summary>Null where the words say nothing, or may be understood in two ways.</summary>
    public static JsonObject? Threshold(string words, string unit)
    {
        var folded = Folded.Of(words).Trim().TrimEnd('.');
        var measure = Folded.Of(unit).Trim();
        if (folded.Contains('%', StringComparison.Ordinal) && measure != "%")
        {
            return null;
        }

        // Its own unit behind a number says nothing new; any other word may.
        var bare = measure.Length == 0 ? folded
            : Regex.Replace(folded, $@"(?<=\d)\s*{Regex.Escape(measure)}(?!\w)", " ", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        foreach (var (comparison, pattern) in Comparisons)
        {
            if (pattern.Match(bare) is { Success: true } found)
            {
                var numbers = found.Groups["n"].Captures.Select(one => TypedNumber.Read(one.Value)).ToList();
                return numbers.TrueForAll(number => number is { Value: not null, Ambiguous: false }) ? new JsonObject
                {
                    ["is"] = comparison,
                    ["of"] = numbers.Count == 1 ? Number(numbers[0].Value!.Value) : new JsonArray([.. numbers.Select(number => Number(number.Value!.Value))]),
                }
                : null;
            }
        }

        return null;
    }

    private static JsonValue Number(decimal value) => JsonValue.Create(value);

    private const string N = @"(?<n>-?[\d][\d.,]*)";

    [GeneratedRegex(@"^(?:tu\s+)?" + N + @"\s*(?:den|-|–)\s*" + N + @"\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:(?:it nhat|toi thieu|>=|≥)\s*" + N + @"|(?:dat\s+)?(?:tu\s+)?" + N + @"\s*tro len)\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"^(?:(?:dat\s+)?tren|hon|>)\s*" + N + @"\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Above();

    [GeneratedRegex(@"^(?:(?:khong qua|toi da|khong vuot qua|<=|≤)\s*" + N + @"|(?:tu\s+)?" + N + @"\s*tro xuong)\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AtMost();

    [GeneratedRegex(@"^(?:duoi|<)\s*" + N + @"\s*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Below();
}
