using System.Text;
using System.Text.RegularExpressions;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>A rule file by form: what is typed is said by the file, and nothing else of it changes.</summary>
public sealed partial class RuleFormTests
{
    private static readonly string Folder = Path.Combine(WardsRules.Everybodys, "phuong-moi-2026-2030");

    private static readonly PlanSource Source = PlanSource.ReadFolder(Folder);

    private static readonly string Security = File.ReadAllText(Path.Combine(Folder, "security.json")).ReplaceLineEndings("\n");

    [Theory]
    [InlineData("detectionRate", "of.number", "80", "\"threshold\": { \"is\": \"above\", \"of\": 75 },", "\"threshold\": { \"is\": \"above\", \"of\": 80 },")]
    [InlineData("detectionRate", "of.number", "1.234,5", "\"threshold\": { \"is\": \"above\", \"of\": 75 },",
        "\"threshold\": { \"is\": \"above\", \"of\": 1234.5 },")]
    [InlineData("detectionRate", "of.number", "≥ 80", "\"threshold\": { \"is\": \"above\", \"of\": 75 },",
        "\"threshold\": { \"is\": \"above\", \"of\": \"≥ 80\" },")]
    [InlineData("detectionRate", "threshold.stretch", "90", "\"of\": 75 }", "\"of\": 75, \"stretch\": 90 }")]
    [InlineData("detectionRate", "with", "people-committee; military-command",
        "      \"responsible\": \"police\",\n      \"kind\": \"yearLevel\", \"every\": \"quarter\",\n      \"value\": \"If",
        "      \"responsible\": \"police\",\n      \"with\": [\"people-committee\", \"military-command\"],\n      \"kind\": \"yearLevel\", \"every\": \"quarter\",\n      \"value\": \"If")]
    [InlineData("militaryCallUp", "with", "", "\"responsible\": \"military-command\", \"with\": [\"people-committee\"],",
        "\"responsible\": \"military-command\",")]
    [InlineData("fires", "whole", "",
        "\"measuredIn\": \"vụ\", \"whole\": true,\n      \"responsible\": \"police\",\n      \"kind\": \"perPeriod\", \"every\": \"quarter\",\n      \"value\": \"fires", "\"measuredIn\": \"vụ\",\n      \"responsible\": \"police\",\n      \"kind\": \"perPeriod\", \"every\": \"quarter\",\n      \"value\": \"fires")]
    [InlineData("fires", "rules.Met.ErrorMessage", "Có người chết do cháy.", "Số vụ cháy cao hơn cùng quý năm trước, hoặc có người chết do cháy.",
        "Có người chết do cháy.")]
    [InlineData("fires", "number", "", "\"id\": \"fires\", \"number\": \"17a\",", "\"id\": \"fires\",")]
    public void A_field_changes_the_lines_that_it_must(string id, string field, string typed, string before, string after)
    {
        var text = RuleFormEditing.Write(
            Security, FormShape.Target, id, new Dictionary<string, string>(Shown(Security, FormShape.Target, id), StringComparer.Ordinal) { [field] = typed });

        Assert.Equal(Once(Security, before, after), text);
    }

    [Fact]
    public void A_threshold_takes_each_of_its_shapes_and_comes_back()
    {
        var fields = Shown(Security, FormShape.Target, "detectionRate");
        string Written(params (string Name, string Text)[] changed)
        {
            var typed = new Dictionary<string, string>(fields, StringComparer.Ordinal);
            Array.ForEach(changed, one => typed[one.Name] = one.Text);
            var text = RuleFormEditing.Write(Security, FormShape.Target, "detectionRate", typed)!;
            Assert.All(changed, one => Assert.Equal(one.Text, Shown(text, FormShape.Target, "detectionRate")[one.Name]));
            return text.Split('\n')
                .Single(line => line.Contains("\"threshold\"", StringComparison.Ordinal) && !Security.Contains(line, StringComparison.Ordinal)).Trim();
        }

        Assert.Equal("\"threshold\": { \"is\": \"above\", \"of\": { \"2026\": 70, \"2028\": 72.5 } },",
            Written(("limit", "byYear"), ("of.byYear", "2026: 70\n2028: 72,5")));
        Assert.Equal("\"threshold\": { \"is\": \"above\", \"of\": \"solvedCases.Period\" },",
            Written(("limit", "expression"), ("of.expression", "solvedCases.Period")));
        Assert.Equal("\"threshold\": { \"is\": \"between\", \"of\": [70, \"solvedCases.Period\"] },",
            Written(("threshold.is", "between"), ("limit", "range"), ("of.low", "70"), ("of.high", "solvedCases.Period")));
        Assert.Equal("\"threshold\": { \"is\": \"above\", \"milestones\": [{ \"by\": \"2027\", \"of\": 70 }, { \"by\": \"2030\", \"of\": 75 }] },",
            Written(("limit", "milestones"), ("of.milestones", "2027: 70\n2030: 75")));
        Assert.Equal("\"threshold\": { \"is\": \"equals\", \"of\": 75, \"tolerance\": 0.5 },",
            Written(("threshold.is", "equals"), ("threshold.tolerance", "0,5")));
    }

    [Fact]
    public void A_year_that_is_typed_twice_loses_neither_number_and_is_an_error()
    {
        var typed = new Dictionary<string, string>(Shown(Security, FormShape.Target, "detectionRate"), StringComparer.Ordinal)
        {
            ["limit"] = "byYear", ["of.byYear"] = "2026: 75\n2026: 5\n2027: 80",
        };
        var text = RuleFormEditing.Write(Security, FormShape.Target, "detectionRate", typed)!;

        Assert.Equal("2026: 75; 5\n2027: 80", Shown(text, FormShape.Target, "detectionRate")["of.byYear"]);
        var source = new PlanSource("", Source.Files.Select(one =>
            one.Name == "security.json" ? new PlanText(one.Name, Encoding.UTF8.GetBytes(text)) : one));
        Assert.Contains(PlanReader.Read(source, _ => null).Problems, problem => Path.GetFileName(problem.File) == "security.json");
    }

    [Theory]
    [InlineData("1.234", "Được hiểu là 1234; nếu ý là 1,234 thì hãy ghi lại cho rõ.")]
    [InlineData("2026: 70\n2027: 1,234", "Được hiểu là 1,234; nếu ý là 1234 thì hãy ghi lại cho rõ.")]
    [InlineData("5; 12.000; 7,5", "Được hiểu là 12000; nếu ý là 12 thì hãy ghi lại cho rõ.")]
    [InlineData("2,5")]
    [InlineData("1.234,5")]
    [InlineData("-5%")]
    public void A_number_that_may_be_meant_otherwise_is_told_as_it_is_understood(string typed, params string[] told) =>
        Assert.Equal(told, FieldTexts.Doubts(typed, System.Globalization.CultureInfo.GetCultureInfo("vi-VN")));

    [Fact]
    public void Without_a_comparison_there_is_no_threshold_and_a_new_one_stands_where_thresholds_do()
    {
        var fields = new Dictionary<string, string>(
            Shown(Security, FormShape.Target, "detectionRate"), StringComparer.Ordinal) { ["kind"] = "monitored", ["threshold.is"] = "" };
        var without = RuleFormEditing.Write(Security, FormShape.Target, "detectionRate", fields)!;

        Assert.Equal(Once(Once(Security, "      \"threshold\": { \"is\": \"above\", \"of\": 75 },\n", ""), Kind("yearLevel"), Kind("monitored")), without);
        (fields["kind"], fields["threshold.is"], fields["of.number"]) = ("yearLevel", "above", "75");
        Assert.Equal(Security, RuleFormEditing.Write(without, FormShape.Target, "detectionRate", fields));

        static string Kind(string kind) => $"\"kind\": \"{kind}\", \"every\": \"quarter\",\n      \"value\": \"If";
    }

    [Fact]
    public void A_new_target_with_a_new_figure_passes_the_checks_and_stands_last()
    {
        var figure = RuleFormEditing.Write(Security, FormShape.Figure, null, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "patrols", ["name"] = "Số buổi tuần tra", ["measuredIn"] = "buổi", ["whole"] = "true", ["type"] = "flow", ["every"] = "quarter",
            ["negative"] = "", ["dueDay"] = "10",
        })!;
        var text = RuleFormEditing.Write(figure, FormShape.Target, null, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "patrols", ["number"] = "18a", ["name"] = "Tuần tra mỗi quý", ["measuredIn"] = "buổi", ["whole"] = "true", ["responsible"] = "police",
            ["kind"] = "perPeriod", ["every"] = "quarter",
            ["value"] = "patrols.Period", ["threshold.is"] = "atLeast", ["limit"] = "number", ["of.number"] = "1.200",
        })!;

        Assert.Contains(
            "    { \"id\": \"patrols\", \"name\": \"Số buổi tuần tra\", \"measuredIn\": \"buổi\", \"whole\": true, \"type\": \"flow\", \"every\": \"quarter\", \"dueDay\": 10 }\n  ],", text, StringComparison.Ordinal);
        Assert.Contains("      \"threshold\": { \"is\": \"atLeast\", \"of\": 1200 }\n    }\n  ],\n\n  \"checks\"", text, StringComparison.Ordinal);
        Assert.All(Security.Split('\n'), line => Assert.True(text.Contains(line, StringComparison.Ordinal), line));
        var reading = Read(text);
        Assert.Empty(reading.Problems);
        Assert.Equal(1200m, reading.Plan!.TargetByKey["security.patrols"].ThresholdIn(2027));
    }

    [Fact]
    public void What_is_no_JSON_or_says_a_name_twice_has_no_form()
    {
        Assert.Null(RuleFormEditing.Parse("{ \"a\": 1,05 }"));
        Assert.Null(RuleFormEditing.Parse("{ \"a\": 1, \"b\": { \"c\": 1, \"c\": 2 } }"));
        Assert.Null(RuleFormEditing.Write("{", FormShape.Target, "a", new Dictionary<string, string>(StringComparer.Ordinal)));
        Assert.Null(RuleFormEditing.Write(Security, FormShape.Target, "no-such", new Dictionary<string, string>(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_name_gives_an_id_that_is_free()
    {
        Assert.Equal("soVuChay", NewIds.Of("Số vụ cháy", _ => false));
        Assert.Equal("soVuChay3", NewIds.Of("Số vụ cháy", id => id is "soVuChay" or "soVuChay2"));
        Assert.Equal("muc", NewIds.Of("123", _ => false));
    }

    /// <summary>
    /// By form and by text in turns: the file says what was typed last in each field, keeps its comments in their order, and its other lines.
    /// </summary>
    [Fact]
    public void By_form_and_by_text_in_turns_nothing_typed_is_lost_and_comments_stay_in_their_order()
    {
        var files = Source.Files.Where(file => !PlanSource.IsPlanFile(file.Name))
            .Select(file => Encoding.UTF8.GetString(file.Bytes.Span).ReplaceLineEndings("\n")).ToList();
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var text = files[random.Next(files.Count)];
            var saved = new Dictionary<(string, string), Dictionary<string, string>>();
            for (var move = 0; move < 8; move++)
            {
                var shape = random.Next(3) == 0 ? FormShape.Figure : FormShape.Target;
                var things = RuleFormEditing.Things(RuleFormEditing.Parse(text)!, shape.List).ToList();
                if (things.Count == 0)
                {
                    continue;
                }

                var id = things[random.Next(things.Count)].Thing["id"]!.GetValue<string>();
                var fields = Shown(text, shape, id);
                foreach (var (known, said) in saved)
                {
                    Assert.Equal(said, Shown(text, known.Item1 == "targets" ? FormShape.Target : FormShape.Figure, known.Item2));
                }

                Assert.Equal(text, RuleFormEditing.Write(text, shape, id, fields));
                var before = Comments(text);
                if (random.Next(4) == 0)
                {
                    // By text: a comment above a line of the thing, and a blank line.
                    var line = text.IndexOf($"\"id\": \"{id}\"", StringComparison.Ordinal);
                    line = text.LastIndexOf('\n', line) + 1;
                    text = text.Insert(line, $"    // Ghi chú {seed}-{move}.\n\n");
                    Assert.Equal(before.Count + 1, Comments(text).Count);
                    continue;
                }

                Change(shape, fields, random);
                text = RuleFormEditing.Write(text, shape, id, fields)!;
                saved[(shape.List, id)] = Shown(text, shape, id);
                Assert.Equal(before, Comments(text));
            }
        }
    }

    private static void Change(FormShape shape, Dictionary<string, string> fields, Random random)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var field = shape.Fields[random.Next(shape.Fields.Count)];
            switch (field.Kind)
            {
                case FieldKind.Limit when fields["threshold.is"].Length > 0:
                    var limit = LimitField.Shapes[random.Next(LimitField.Shapes.Count)];
                    (fields["limit"], fields["of." + limit], fields["of.low"], fields["of.high"]) =
                        (limit, limit is "byYear" or "milestones" ? "2027: 1,5\n2029: 2" : limit == "expression" ? "fires.Period * 2" : "7", "1", "2.5");
                    break;
                case FieldKind.OwnRule:
                    (fields[field.Name + ".Expression"], fields[field.Name + ".ErrorMessage"]) = random.Next(3) == 0
                        ? ("", "") : ("value <= threshold", "Lời nhắn \"mới\"");
                    break;
                case FieldKind.Text when field.Name != "id":
                    fields[field.Name] = random.Next(3) == 0 ? "" : $"Chữ “{random.Next(100)}” // không phải chú thích";
                    break;
                case FieldKind.Number:
                    fields[field.Name] = random.Next(3) == 0 ? "" : "12,5";
                    break;
                case FieldKind.Flag:
                    fields[field.Name] = fields[field.Name].Length == 0 ? "true" : "";
                    break;
                case FieldKind.Choice when field.Words.Count > 0 && field.Name != "threshold.is":
                    fields[field.Name] = field.Words[random.Next(field.Words.Count)];
                    break;
                case FieldKind.Several:
                    fields[field.Name] = random.Next(3) == 0 ? "" : "police; people-committee";
                    break;
                case FieldKind.ByPeriod when fields["threshold.is"].Length > 0:
                    fields[field.Name] = random.Next(3) == 0 ? "" : "2027: 10\n2028-Q2: 20,25";
                    break;
            }
        }
    }

    private static Dictionary<string, string> Shown(string text, FormShape shape, string id) =>
        ThingForm.Show(shape, RuleFormEditing.Find(RuleFormEditing.Parse(text)!, shape, id)!.Value.Thing);

    private static PlanReading Read(string security) =>
        PlanReader.Read(
            new PlanSource("", Source.Files.Select(file => file.Name == "security.json" ? new PlanText(file.Name, Encoding.UTF8.GetBytes(security)) : file)),
            Earlier);

    private static Plan? Earlier(string id) => PlanReader.Read(PlanSource.ReadFolder(Path.Combine(WardsRules.Everybodys, id))).Plan;

    private static string Once(string text, string before, string after)
    {
        Assert.Equal(2, text.Split(before).Length);
        return text.Replace(before, after, StringComparison.Ordinal);
    }

    private static List<string> Comments(string text) => [.. CommentOrText().Matches(text).Select(found => found.Value.Trim()).Where(found => found[0] == '/')];

    [GeneratedRegex(@"""(\\.|[^""\\])*""|//[^\n]*|/\*.*?\*/", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CommentOrText();
}
