using System.Text;
using System.Text.Json.Nodes;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Shipped;
using CsCheck;

namespace ActionPlan.Rules.Tests.Fuzz;

/// <summary>Files of the shipped plan and of the small one, damaged in many ways: refused or judged, never thrown at.</summary>
public sealed class FileFuzz
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1e400", "0.5", "99999999999999999999", "\"\"", "\"x\"", "\"2022\"", "\"2022-Q1\"", "\"9999-Q4\"", "\"0001-01-01\"",
        "\"9999-12-31\"", "[]", "{}", "[[]]", "{\"a\":1}", "[null]",
        "\"cases.Period\"", "\"1/0\"", "\"quarter\"", "\"year\"", "\"stock\"", "\"flow\"", "\"quota\"", "\"perPeriod\"", "\"yearTotal\"", "\"yearLevel\"",
        "\"termTotal\"", "\"termLevel\"", "\"monitored\"",
        "\"halfYear\"", "\"between\"", "\"none\"", "[3, 5]", "[5, 3]", "[10, 20, 30, 40]", "{ \"2021-Q2\": 2 }", "[{ \"by\": \"2022\", \"of\": 3 }]",
        "\"quota.ThisYear\"", "[1, \"quota.ThisYear / 2\"]",
        "\"atLeast\"", "\"above\"", "\"atMost\"", "\"below\"", "\"equals\"", "{ \"2021\": 2, \"2023\": 4 }", "\"police\"", "\"kp-1\"", "\"phuong-12\"",
        "\"decree09\"", "\"\\ud800\"", "\"2020-02-30\"", "\"24:00\"",
    ];

    /// <summary>What the small plan lacks.</summary>
    private const string Thresholds = """
        { "module": "works", "figures": [ { "id": "done", "name": "Đã làm", "measuredIn": "việc", "type": "flow", "every": "quarter" } ],
          "targets": [
            { "id": "a", "name": "a", "measuredIn": "1", "responsible": "police", "kind": "yearTotal", "every": "halfYear", "from": "2021", "to": "2024-Q2", "value": "done.YearToDate",
              "threshold": { "is": "between", "of": [3, "quota.ThisYear * 2 + 3"], "profile": [10, 20, 30, 40] } },
            { "id": "b", "name": "b", "measuredIn": "1", "responsible": "police", "kind": "termTotal", "every": "year", "value": "done.TermToDate",
              "threshold": { "is": "equals", "tolerance": 2, "baseline": 1, "milestones": [{ "by": "2022-Q2", "of": 3 }, { "by": "2024", "of": 9 }] } },
            { "id": "c", "name": "c", "measuredIn": "1", "responsible": "police", "kind": "termLevel", "every": "quarter", "value": "done.YearToDate",
              "threshold": { "is": "atLeast", "of": "quota.ThisYear", "by": "2023-Q3", "course": "none" } },
            { "id": "d", "name": "d", "measuredIn": "1", "responsible": "police", "kind": "termLevel", "every": "quarter", "value": "done.Period",
              "threshold": { "is": "atMost", "of": 5, "path": { "2021-Q2": 9, "2022": 7 } } } ] }
        """;

    [Fact]
    public void Damaged_bytes_are_refused_or_judged_but_never_throw()
    {
        PlanText[] small = [Texts.File("plan.json", Texts.Plan), Texts.File("security.json", Texts.Rules), Texts.File("works.json", Thresholds)];
        Seeded.Sample(Gen.Select(Gen.Int[0, 2], Damage.Array[1, 4]), 300, sample => ReadAndJudge(small, sample.Item1, bytes => Apply(bytes, sample.Item2)));
    }

    [Fact]
    public void Replaced_values_are_refused_or_judged_but_never_throw()
    {
        PlanText[] small = [Texts.File("plan.json", Texts.Plan), Texts.File("security.json", Texts.Rules), Texts.File("works.json", Thresholds)];
        var accepted = 0;
        Seeded.Sample(
            Gen.Select(Gen.Int[0, 2], Gen.Select(Gen.Int[0, 1_000], Choose.From(Values), Gen.Int[0, 3]).Array[1, 2]),
            400,
            sample => accepted += ReadAndJudge(small, sample.Item1, bytes => Replace(bytes, sample.Item2)) ? 1 : 0);
        Assert.True(accepted > 16, $"Only {accepted} plans were accepted, so that hardly anything was judged.");
    }

    [Fact]
    public void Values_replaced_in_targets_over_areas_and_targets_and_in_their_tests_are_refused_or_judged_but_never_throw()
    {
        string[] values = [.. Values, "\"*\"", "\"security.*\"", "[\"*\"]", "[\"met\"]", "\"share\"", "\"worst\"", "{ \"is\": \"above\", \"of\": 1 }",
            "\"neighbourhood\"", "[\"cases\", \"kp-1\", \"2022\", 1]"];
        PlanText[] files = [Texts.File("plan.json", Texts.Plan), Texts.File("security.json", SecondEdition), Texts.File("tests/a.json", Tests)];
        var accepted = 0;
        Seeded.Sample(
            Gen.Select(Gen.Int[1, 2], Gen.Select(Gen.Int[0, 1_000], Choose.From(values), Gen.Int[0, 3]).Array[1, 2]),
            200,
            sample => accepted += ReadAndJudge(files, sample.Item1, bytes => Replace(bytes, sample.Item2)) ? 1 : 0);
        Assert.True(accepted > 12, $"Only {accepted} plans were accepted, so that hardly anything was judged.");
    }

    [Fact]
    public void The_shipped_files_damaged_are_refused_or_judged_but_never_throw()
    {
        PlanText[] shipped = [.. ShippedPlan.Source().Files];
        Seeded.Sample(
            Gen.Select(Gen.Int[0, shipped.Length - 1], Damage.Array[1, 3]),
            30,
            sample => ReadAndJudge(shipped, sample.Item1, bytes => Apply(bytes, sample.Item2)));
    }

    [Fact]
    public void The_shipped_files_with_replaced_values_are_refused_or_judged_but_never_throw()
    {
        PlanText[] shipped = [.. ShippedPlan.Source().Files];
        Seeded.Sample(
            Gen.Select(Gen.Int[0, shipped.Length - 1], Gen.Select(Gen.Int[0, 4_000], Choose.From(Values), Gen.Int[0, 3]).Array[1, 2]),
            30,
            sample => ReadAndJudge(shipped, sample.Item1, bytes => Replace(bytes, sample.Item2)));
    }

    private static string SecondEdition => Texts.Rules.Replace("\"targets\": [", """
        "targets": [
          { "id": "worst", "name": "W", "measuredIn": "x", "responsible": "police", "kind": "termLevel", "every": "quarter", "value": "cases.YearToDate / solved.Period",
            "overAreas": { "kind": "neighbourhood", "take": "worst" }, "threshold": { "is": "atLeast", "of": 2 } },
          { "id": "number", "name": "N", "measuredIn": "x", "responsible": "police", "kind": "perPeriod", "every": "quarter", "value": "cases.Period",
            "overAreas": { "kind": "neighbourhood", "take": "number", "each": { "is": "atLeast", "of": 1 } }, "threshold": { "is": "equals", "of": 2 } },
          { "id": "counting", "name": "C", "measuredIn": "x", "responsible": "police", "kind": "termLevel", "every": "quarter",
            "counts": { "targets": ["security.total", "security.*"], "statuses": ["met", "onTrack"], "as": "share" }, "threshold": { "is": "atLeast", "of": 2 } },
        """, StringComparison.Ordinal);

    private const string Tests = """
        [ { "name": "a", "period": "2022-Q2", "figures": [["cases", "kp-1", "2022-Q1", 5], ["cases", "kp-1", "2022-Q2", 5], ["solved", "kp-1", "2022-Q2", 5]],
            "expect": [ { "target": "security.number", "area": "kp-1", "status": "notApplicable" }, { "target": "security.number", "area": "phuong-12", "status": "noData", "value": null } ] } ]
        """;

    private static Gen<(int Way, int At, int Length, byte With)> Damage => Gen.Select(Gen.Int[0, 4], Gen.Int[0, 60_000], Gen.Int[0, 40], Gen.Byte);

    private static bool ReadAndJudge(PlanText[] files, int spoilt, Func<byte[], byte[]> spoil)
    {
        List<PlanText> all = [.. files.Select((file, index) => index == spoilt ? file with { Bytes = spoil(file.Bytes.ToArray()) } : file)];
        var reading = PlanReader.Read(
            new PlanSource("", all.Where(file => !file.Name.StartsWith("tests", StringComparison.Ordinal)),
                all.Where(file => file.Name.StartsWith("tests", StringComparison.Ordinal))));
        Assert.Equal(reading.Plan is null, reading.Problems.Count > 0);
        Assert.All(reading.Problems, Texts.AssertSensible);
        if (reading.Plan is not { } plan)
        {
            return false;
        }

        var entries = RandomFigures.For(plan, 1);
        foreach (var quarter in new[] { plan.From, plan.From.AddQuarters((plan.To.QuarterIndex - plan.From.QuarterIndex) / 2), plan.To })
        {
            foreach (var root in plan.Areas.Roots)
            {
                var judgement = plan.Judge(root, entries, quarter, below: true);
                Assert.All(judgement.Verdicts.SelectMany(verdict => verdict.Remarks).Concat(judgement.Findings.Select(finding => finding.Remark)), remark =>
                    Assert.All([Texts.Vietnamese, Texts.English], culture => Assert.NotEqual(remark.Key, remark.Text(culture))));
            }
        }

        return true;
    }

    private static byte[] Apply(byte[] bytes, (int Way, int At, int Length, byte With)[] damages)
    {
        foreach (var (way, at, length, with) in damages)
        {
            var from = bytes.Length == 0 ? 0 : at % bytes.Length;
            var to = Math.Min(bytes.Length, from + length);
            bytes = way switch
            {
                0 => [.. bytes[..from], .. bytes[to..]],
                1 => [.. bytes[..to], .. bytes[from..]],
                2 => [.. bytes[..from], with, .. bytes[from..]],
                3 => [.. bytes[..from], .. "{[\"',:}]0-.e\\/"u8[(with % 14)..(with % 14 + 1)], .. bytes[Math.Min(bytes.Length, from + 1)..]],
                _ => [.. bytes[..from], .. bytes[to..], .. bytes[from..to]],
            };
        }

        return bytes;
    }

    /// <summary>Puts another value in the place of one, removes one, renames a key, or doubles an item of a list.</summary>
    private static byte[] Replace(byte[] bytes, (int Which, string Value, int Way)[] replacements)
    {
        var root = JsonNode.Parse(bytes, documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
        foreach (var (which, value, way) in replacements)
        {
            List<JsonNode> nodes = [.. Below(root)];
            if (nodes.Count == 0)
            {
                break;
            }

            var node = nodes[which % nodes.Count];
            Replace(node, value, way);
        }

        return Encoding.UTF8.GetBytes(root.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
    }

    private static void Replace(JsonNode node, string value, int way)
    {
        if (node.Parent is JsonArray list)
        {
            var index = list.IndexOf(node);
            if (way == 0)
            {
                list.RemoveAt(index);
            }
            else if (way == 1)
            {
                list.Add(node.DeepClone());
            }
            else
            {
                list[index] = Parse(value);
            }
        }
        else if (node.Parent is JsonObject parent)
        {
            var name = node.GetPropertyName();
            if (way == 0)
            {
                parent.Remove(name);
            }
            else
            {
                parent[name] = Parse(value);
            }
        }
    }

    private static JsonNode? Parse(string value) => value == "\"\\ud800\"" ? JsonValue.Create("\\ud800") : JsonNode.Parse(value);

    private static IEnumerable<JsonNode> Below(JsonNode node) => node switch
    {
        JsonObject parent => parent.Where(member => member.Value is not null).SelectMany(member => Below(member.Value!).Prepend(member.Value!)),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => Below(item!).Prepend(item!)),
        _ => [],
    };
}
