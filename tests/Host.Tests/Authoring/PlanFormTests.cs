using System.Globalization;
using ActionPlan.Host.Authoring.Forms;
using ActionPlan.Host.Plans;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>The forms of the plan's own file: another pen for the same text.</summary>
public sealed class PlanFormTests
{
    public static TheoryData<string> Plans => ["phuong-12-2020-2025", "phuong-moi-2026-2030"];

    [Theory]
    [MemberData(nameof(Plans))]
    public void What_a_form_shows_and_sends_back_leaves_the_text_as_it_was_and_one_field_changes_its_own_line(string plan)
    {
        var text = File.ReadAllText(Path.Combine(WardsRules.Everybodys, plan, RuleFiles.OfPlan)).ReplaceLineEndings("\n");
        var root = RuleFormEditing.Parse(text)!;
        var forms = 0;
        foreach (var shape in FormShape.In(RuleFiles.OfPlan))
        {
            foreach (var (id, _, thing) in RuleFormEditing.All(root, shape).ToList())
            {
                forms++;
                var shown = ThingForm.Show(shape, thing);
                Assert.Equal(text, RuleFormEditing.Write(text, shape, id, shown));
                foreach (var field in shape.Fields.Where(field => field.Kind is FieldKind.Text or FieldKind.Words && field.Name != "id"))
                {
                    var changed = RuleFormEditing.Write(text, shape, id, new Dictionary<string, string>(shown) { [field.Name] = "Chữ đã sửa" })!;
                    var (before, after) = (text.Split('\n'), changed.Split('\n'));
                    Assert.InRange(before.Except(after).Count(), 0, shown[field.Name].Contains(';', StringComparison.Ordinal) ? 3 : 1);
                    var again = RuleFormEditing.Find(RuleFormEditing.Parse(changed)!, shape, id)!.Value.Thing;
                    Assert.Equal("Chữ đã sửa", ThingForm.Show(shape, again)[field.Name]);
                    // What was not said goes again without a trace; what was said is said again.
                    Assert.Equal(text, RuleFormEditing.Write(changed, shape, id, shown));
                }
            }
        }

        Assert.InRange(forms, 20, 500);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void What_a_form_takes_away_goes_with_its_own_lines_and_nothing_else(string plan)
    {
        var folder = Path.Combine(WardsRules.Everybodys, plan);
        foreach (var (module, name) in new[] { (RuleFiles.OfPlan, RuleFiles.OfPlan), ("security", "security.json"), ("environment", "environment.json") })
        {
            var text = File.ReadAllText(Path.Combine(folder, name)).ReplaceLineEndings("\n");
            var root = RuleFormEditing.Parse(text)!;
            foreach (var shape in FormShape.In(module).Where(shape => shape.Identity != FormIdentity.Whole))
            {
                foreach (var (id, _, thing) in RuleFormEditing.All(root, shape).ToList())
                {
                    var without = RuleFormEditing.Without(text, shape, id!)!;
                    var (before, after) = (RuleFormEditing.All(root, shape).Count(), RuleFormEditing.All(RuleFormEditing.Parse(without)!, shape).Count());
                    Assert.InRange(before - after, 1, 1 + Deep(thing));
                    Assert.Empty(without.Split('\n').Select(Bare).Except(text.Split('\n').Select(Bare), StringComparer.Ordinal));
                }
            }
        }

        static string Bare(string line) => line.Trim().TrimEnd(',');

        static int Deep(System.Text.Json.Nodes.JsonObject thing) =>
            RuleFormEditing.Things(thing, "children").Sum(child => 1 + Deep(child.Thing));
    }

    [Fact]
    public void New_things_go_to_the_end_of_their_list_and_an_area_below_the_one_that_was_chosen()
    {
        const string Text = "{\n  \"id\": \"p\",\n  \"units\": [\n    { \"id\": \"police\", \"name\": \"Công an\" } // Một đơn vị.\n  ],\n"
            + "  \"areas\": [ { \"id\": \"ward\", \"name\": \"Phường 12\" } ]\n}\n";

        var unit = Write(Text, "units", ("id", "y-te"), ("name", "Trạm Y tế"), ("email", "y-te@phuong12.example"));
        var area = Write(unit, "areas", ("id", "kp-1"), ("name", "Khu phố 1"), ("kind", "neighbourhood"), ("parent", "ward"));
        var words = Write(area, "synonyms", ("words", "giảm nghèo; hộ nghèo"));

        Assert.Contains("// Một đơn vị.\n    { \"id\": \"y-te\", \"name\": \"Trạm Y tế\", \"email\": \"y-te@phuong12.example\" }\n", words,
            StringComparison.Ordinal);
        Assert.Contains("\"name\": \"Phường 12\", \"children\": [{ \"id\": \"kp-1\", \"name\": \"Khu phố 1\", \"kind\": \"neighbourhood\" }] }", words,
            StringComparison.Ordinal);
        Assert.Contains("{ \"words\": [\"giảm nghèo\", \"hộ nghèo\"] }", words, StringComparison.Ordinal);
        var place = RuleFormEditing.All(RuleFormEditing.Parse(words)!, FormShape.Of(RuleFiles.OfPlan, "synonyms")!).Single().Id!;
        Assert.Equal(0, int.Parse(place, CultureInfo.InvariantCulture));
    }

    private static string Write(string text, string list, params (string Name, string Text)[] fields) => RuleFormEditing.Write(
        text, FormShape.Of(RuleFiles.OfPlan, list)!, null, fields.ToDictionary(field => field.Name, field => field.Text, StringComparer.Ordinal))!;
}
