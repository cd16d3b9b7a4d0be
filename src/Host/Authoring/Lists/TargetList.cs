using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionPlan.Host.Authoring.Forms;

namespace ActionPlan.Host.Authoring.Lists;

/// <summary>
/// Targets from a workbook's cells: number, name, unit of measure, threshold in words. What is certain is taken over; whatever is not stays
/// with its target as a note, and what a list does not say is left out, so that the checks name it.
/// </summary>
internal static partial class TargetList
{
    public static readonly IReadOnlyList<ListColumn> Columns =
    [
        new("number", "stt", "tt", "so", "so thu tu", "so tt", "so hieu"), new("name", "ten", "ten chi tieu", "chi tieu", "noi dung", "noi dung chi tieu"),
        new("measuredIn", "don vi tinh", "dvt", "don vi do", "don vi"),
        new("threshold", "nguong", "nguong bang loi", "muc tieu", "ke hoach", "chi tieu giao", "muc phan dau", "muc giao"),
    ];

    private static readonly (string Is, Regex Words)[] Comparisons =
    [
        ("between", Between()), ("atLeast", AtLeast()), ("above", Above()), ("atMost", AtMost()), ("below", Below()),
    ];

    public static IReadOnlyList<ListedThing> Read(ListTable table, JsonObject root)
    {
        var things = RuleFormEditing.Things(root, FormShape.Target.List).Select(one => one.Thing).ToList();
        var (ids, names) = (Set(things, "id"), Set(things, "name"));
        var listed = new List<ListedThing>();
        foreach (var row in table.Rows)
        {
            var said = table.Said(row);
            var (name, words) = (said[1], said[3]);
            if (Array.Find(said, ListRows.IsUnread) is var unread && (unread is not null || name.Length == 0))
            {
                listed.Add(new ListedThing(row.Row, said, null, unread is null ? new ListDoubt("NoName") : new ListDoubt("Unread", unread)));
                continue;
            }

            var threshold = Threshold(words, said[2]);
            var id = NewIds.Of(name, ids.Contains);
            ids.Add(id);
            var isNew = names.Add(name);
            listed.Add(new ListedThing(row.Row, said, Definition(id, said, threshold),
                threshold is null && words.Length > 0 ? new ListDoubt("Threshold", words) : isNew ? null : new ListDoubt("NameTwice", name)));
        }

        return listed;
    }

    private static HashSet<string> Set(IEnumerable<JsonObject> things, string member) =>
        things.Select(one => FieldTexts.Show(one[member])).ToHashSet(StringComparer.Ordinal);

    private static JsonObject Definition(string id, string[] said, JsonObject? threshold)
    {
        var made = new JsonObject { ["id"] = id };
        foreach (var (column, text) in Columns.Zip(said).Where(one => one.First.Name != "threshold" && one.Second.Length > 0))
        {
            made[column.Name] = text;
        }

        if (threshold is not null)
        {
            made["threshold"] = threshold;
        }
        else if (said[3].Length > 0)
        {
            made["note"] = $"Ngưỡng ghi trong danh sách, chưa đọc được: {said[3]}";
        }

        return made;
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
