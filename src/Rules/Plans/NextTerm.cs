using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using ActionPlan.Kernel;

namespace ActionPlan.Rules.Plans;

/// <summary>
/// The files of a plan that continues another, to start from: figures as they are, units and areas that are there on the new first day,
/// targets whose numbers stand in their notes until somebody fills in new ones.
/// </summary>
public static partial class NextTerm
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    // What the earlier plan knows of an area.
    private static readonly string[] OfTheEarlier = ["splitFrom", "share", "was"];
    private static readonly string[] MayBeEmpty = ["contacts", "works"];

    // What a plan's file says that goes on as it is, in this order; programmes, assignments, number and date are the new document's. What
    // continues a worked example is one.
    private static readonly string[] Kept = ["example", "issuedBy", "reportProfile", "timeZone", "calendar", "schedules"];

    /// <summary>An id for the new plan: the earlier one with the years of the new term, or with these after it.</summary>
    public static string IdFor(Plan earlier, Period from, Period to) => Renamed(earlier.Id, earlier, from, to, "-");

    /// <summary>The files, named as in the earlier plan's folder.</summary>
    /// <param name="earlier">The plan that is continued.</param>
    /// <param name="id">The new plan's id.</param>
    /// <param name="from">The first quarter of its term, after the earlier one's last.</param>
    /// <param name="to">The last quarter.</param>
    /// <param name="culture">The language of the notes that say what the numbers were.</param>
    /// <exception cref="ArgumentException">The term begins before the earlier one has ended, or ends before it begins.</exception>
    public static IReadOnlyList<PlanText> Files(Plan earlier, string id, Period from, Period to, CultureInfo culture)
    {
        if (from <= earlier.To || to < from)
        {
            throw new ArgumentException($"A term from {from} to {to} does not follow that of '{earlier.Id}', which ends with {earlier.To}.", nameof(from));
        }

        var first = earlier.Calendar.FirstDay(from);
        var units = earlier.File.Units.Where(unit => unit.To is null || unit.To >= first).Select(unit => unit.Id).ToHashSet(StringComparer.Ordinal);
        var rules = new NextRules(earlier, units, culture);
        return
        [
            .. earlier.Source.Files.Where(file => !file.Name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase)).Select(file =>
            {
                var root = Parse(file);
                return new PlanText(file.Name,
                    Bytes(PlanSource.IsPlanFile(file.Name) ? PlanFile(root, earlier, id, (from, to), (first, units)) : rules.Of(root)));
            }),
        ];
    }

    private static JsonObject PlanFile(JsonObject root, Plan earlier, string id, (Period From, Period To) term, (DateOnly First, HashSet<string> Units) day)
    {
        var plan = new JsonObject
        {
            ["$schema"] = root["$schema"]?.DeepClone() ?? "../plan.schema.json",
            ["id"] = id,
            ["name"] = Renamed(earlier.Name, earlier, term.From, term.To, "–"),
            ["continues"] = earlier.Id,
            ["term"] = new JsonObject { ["from"] = term.From.ToString(), ["to"] = term.To.ToString() },
        };
        foreach (var name in Kept.Where(root.ContainsKey))
        {
            plan[name] = root[name]?.DeepClone();
        }

        if (plan["schedules"]?["summariesTo"] is JsonArray told)
        {
            Drop(told, unit => !day.Units.Contains($"{unit}"));
        }

        plan["units"] = Of(root, "units", unit => day.Units.Contains($"{unit["id"]}"));
        if ($"{root["escalateTo"]}" is { Length: > 0 } above && day.Units.Contains(above))
        {
            plan["escalateTo"] = above;
        }

        var areas = Areas(root["areas"] as JsonArray ?? [], earlier, day.First);
        plan["areas"] = areas;
        var known = Ids(areas).ToHashSet(StringComparer.Ordinal);
        plan["contacts"] = Of(root, "contacts", contact => day.Units.Contains($"{contact["unit"]}") && known.Contains($"{contact["area"]}"));
        plan["works"] = Of(root, "works", _ => true);
        foreach (var work in plan["works"]!.AsArray().Select(work => work!.AsObject()))
        {
            work.Remove("was");
            Drop(work["with"] as JsonArray ?? [], unit => !day.Units.Contains($"{unit}"));
            if (work["area"] is { } area && !known.Contains($"{area}"))
            {
                work.Remove("area");
            }
        }

        foreach (var empty in MayBeEmpty.Where(name => plan[name]!.AsArray().Count == 0))
        {
            plan.Remove(empty);
        }

        return plan;
    }

    /// <summary>The areas that are there on the day, without what they were made of: the earlier plan knows it.</summary>
    private static JsonArray Areas(JsonArray areas, Plan earlier, DateOnly day)
    {
        var kept = new JsonArray();
        foreach (var area in areas.Select(area => area!.AsObject()).Where(area => earlier.Areas.Find($"{area["id"]}") is { } known && known.ExistsOn(day)))
        {
            var copy = area.DeepClone().AsObject();
            foreach (var name in OfTheEarlier)
            {
                copy.Remove(name);
            }

            if (copy["mergedInto"] is { } into && earlier.Areas.Find($"{into}")?.ExistsOn(day) != true)
            {
                copy.Remove("mergedInto");
            }

            if (copy.Remove("children") && Areas(area["children"]!.AsArray(), earlier, day) is { Count: > 0 } children)
            {
                copy["children"] = children;
            }

            kept.Add(copy);
        }

        return kept;
    }

    private static IEnumerable<string> Ids(JsonArray areas) => areas.SelectMany(area => Ids(area!["children"] as JsonArray ?? []).Prepend($"{area["id"]}"));

    private static JsonArray Of(JsonObject root, string name, Func<JsonObject, bool> isKept) =>
        new([.. (root[name] as JsonArray ?? []).Select(one => one!.AsObject()).Where(isKept).Select(one => one.DeepClone())]);

    private static void Drop(JsonArray list, Func<JsonNode?, bool> isGone)
    {
        foreach (var item in list.Where(isGone).ToList())
        {
            list.Remove(item);
        }
    }

    private static string Renamed(string text, Plan earlier, Period from, Period to, string dash)
    {
        var renamed = YearsOfTerm()
            .Replace(text, years => years.Groups["from"].Value == $"{earlier.From.Year}" && years.Groups["to"].Value == $"{earlier.To.Year}"
            ? $"{from.Year}{years.Groups["dash"].Value}{to.Year}" : years.Value);
        return renamed != text ? renamed : dash == "-" ? $"{text}-{from.Year}-{to.Year}" : $"{text} ({from.Year}{dash}{to.Year})";
    }

    private static JsonObject Parse(PlanText file)
    {
        var bytes = file.Bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? file.Bytes[Encoding.UTF8.Preamble.Length..] : file.Bytes;
        return JsonNode.Parse(bytes.Span, documentOptions: Lenient)!.AsObject();
    }

    private static byte[] Bytes(JsonObject root) => Encoding.UTF8.GetBytes(root.ToJsonString(Indented) + "\n");

    [GeneratedRegex("(?<from>[0-9]{4})(?<dash>\\s?[-–—]\\s?)(?<to>[0-9]{4})", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex YearsOfTerm();
}
