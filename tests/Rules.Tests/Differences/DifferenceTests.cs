using System.Reflection;
using System.Text;
using System.Text.Json;
using ActionPlan.Rules.Differences;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Plans;
using ActionPlan.Rules.Tests.Shipped;

namespace ActionPlan.Rules.Tests.Differences;

public sealed class DifferenceTests
{
    private static readonly Plan Known = Texts.Read(Texts.Plan, Texts.Rules).Plan!;

    [Theory]
    [InlineData("\"is\": \"below\", \"of\": 5", "\"is\": \"below\", \"of\": 3", "14a. Phạm pháp hình sự (chỉ tiêu): ngưỡng từ dưới 5 thành dưới 3", true)]
    [InlineData("\"is\": \"below\", \"of\": 5", "\"is\": \"below\", \"of\": { \"2021\": 5, \"2024\": 4.50 }",
        "14a. Phạm pháp hình sự (chỉ tiêu): ngưỡng từ dưới 5 thành dưới 5 (từ năm 2021), 4,5 (từ năm 2024)", true)]
    [InlineData("\"is\": \"below\", \"of\": 5", "\"is\": \"between\", \"of\": [3, \"quota.ThisYear\"]",
        "14a. Phạm pháp hình sự (chỉ tiêu): ngưỡng từ dưới 5 thành trong khoảng 3 – “Chỉ tiêu giao” (của năm nay)", true)]
    [InlineData("\"name\": \"Phạm pháp hình sự\"", "\"name\": \"Phạm pháp\"", "14a. Phạm pháp (chỉ tiêu): tên từ “Phạm pháp hình sự” thành “Phạm pháp”", false)]
    [InlineData("\"responsible\": \"police\"", "\"responsible\": \"committee\"",
        "14a. Phạm pháp hình sự (chỉ tiêu): đơn vị chịu trách nhiệm từ Công an phường thành UBND phường", true)]
    [InlineData("\"path\": { \"2021\": 20 }", "\"path\": { \"2021\": 25 }", "Cả nhiệm kỳ (chỉ tiêu): lộ trình từ năm 2021: 20 thành năm 2021: 25", true)]
    [InlineData(", \"baseline\": 1", "", "Cả nhiệm kỳ (chỉ tiêu): bỏ mức ban đầu (trước là 1)", true)]
    [InlineData("\"measuredIn\": \"người\", \"type\": \"stock\", \"every\": \"year\"",
        "\"measuredIn\": \"người\", \"type\": \"stock\", \"every\": \"year\", \"dueDay\": 20", "Dân số (số liệu): hạn nộp (ngày): 20", true)]
    [InlineData("solved.YearToDate <= cases.YearToDate", "solved.YearToDate < cases.YearToDate",
        "“Số vụ khám phá lớn hơn số vụ xảy ra.” (kiểm tra số liệu): điều kiện từ “Số vụ khám phá” (luỹ kế từ đầu năm) ≤ “Số vụ” (luỹ kế từ đầu năm) thành “Số vụ khám phá” (luỹ kế từ đầu năm) < “Số vụ” (luỹ kế từ đầu năm)", true)]
    public void A_change_of_the_rules_is_told_by_what_it_means(string written, string instead, string sentence, bool judges)
    {
        var one = Assert.Single(PlanDifferences.Between(Known, Changed(Texts.Plan, Once(Texts.Rules, written, instead)), Texts.Vietnamese));

        Assert.Equal((sentence, judges), (one.Sentence(Texts.Vietnamese), one.Judges));
    }

    [Theory]
    [InlineData("congan@phuong12.example", "ca@phuong12.example",
        "Công an phường (đơn vị): địa chỉ thư từ congan@phuong12.example thành ca@phuong12.example", false)]
    [InlineData("\"to\": \"2024-04-30\"", "\"to\": \"2024-05-31\"", "Khu phố 2 (địa bàn): đến hết từ 30/04/2024 thành 31/05/2024", true)]
    [InlineData("\"name\": \"Chương trình thử nghiệm\",", "\"name\": \"Chương trình thử nghiệm\", \"schedules\": { \"evaluateOnDay\": 7 },",
        "Chương trình thử nghiệm (chương trình): ngày đánh giá từ 5 thành 7", false)]
    [InlineData("\"id\": \"committee\", \"name\": \"UBND phường\" }",
        "\"id\": \"committee\", \"name\": \"UBND phường\" }, { \"id\": \"front\", \"name\": \"Mặt trận\" }", "Thêm đơn vị Mặt trận: tên: “Mặt trận”", false)]
    public void So_is_one_of_the_plans_own_file(string written, string instead, string sentence, bool judges)
    {
        var one = Assert.Single(PlanDifferences.Between(Known, Changed(Once(Texts.Plan, written, instead), Texts.Rules), Texts.Vietnamese));

        Assert.Equal((sentence, judges), (one.Sentence(Texts.Vietnamese), one.Judges));
    }

    [Fact]
    public void Two_units_of_one_name_are_told_apart_and_a_renamed_one_is_no_change_of_its_targets()
    {
        var renamed = Changed(Once(Texts.Plan, "Công an phường", "UBND phường"), Texts.Rules);
        var moved = Changed(Once(Texts.Plan, "Công an phường", "UBND phường"),
            Once(Texts.Rules, "\"responsible\": \"police\"", "\"responsible\": \"committee\""));

        Assert.Equal(Thing.Unit, Assert.Single(PlanDifferences.Between(Known, renamed, Texts.English)).Thing);
        Assert.Equal("14a. Phạm pháp hình sự (target): responsible unit from police to committee",
            Assert.Single(PlanDifferences.Between(renamed, moved, Texts.English)).Sentence(Texts.English));
    }

    [Fact]
    public void Comments_and_order_mean_nothing_and_are_seen_by_the_line()
    {
        var after = Changed(Texts.Plan, Once(Texts.Rules, "  \"module\": \"security\",", "  // mới\n  \"module\": \"security\","));

        Assert.Empty(PlanDifferences.Between(Known, after, Texts.Vietnamese));
        var piece = Assert.Single(LineDifferences.Between(Known.Source, after.Source));
        Assert.Equal(("security.json", 1, 1, "{|+  // mới|   \"module\": \"security\",|"),
            (piece.File, piece.Before, piece.After,
                string.Join('|', piece.Lines.Take(3).Select(line => (line.Sign == ' ' && line.Text == "{" ? "" : line.Sign.ToString()) + line.Text)) + "|"));
    }

    [Theory]
    [InlineData("a b c d e f g h i j k l m", "a b c d e f g h i j k l m")]
    [InlineData("", "a b")]
    [InlineData("a b c d e f g h i j k l m n o p", "a X c d e f g h i j k l m n Y p")]
    [InlineData("a a a b", "b a a")]
    public void The_pieces_give_the_later_text_when_put_into_the_earlier(string before, string after)
    {
        var old = before.Length == 0 ? [] : before.Split(' ');
        var pieces = LineDifferences.Between("x", string.Join('\n', old), after.Replace(' ', '\n'));

        var now = new List<string>();
        var at = 0;
        foreach (var piece in pieces)
        {
            now.AddRange(old[at..(piece.Before - 1)]);
            Assert.Equal(piece.After - 1, now.Count);
            at = piece.Before - 1;
            foreach (var line in piece.Lines)
            {
                Assert.True(line.Sign == '+' || old[at] == line.Text);
                at += line.Sign == '+' ? 0 : 1;
                now.AddRange(line.Sign == '-' ? [] : [line.Text]);
            }
        }

        Assert.Equal(after, string.Join(' ', now.Concat(old[at..])));
    }

    /// <summary>A member that somebody adds to a definition is told, too.</summary>
    [Fact]
    public void Every_member_of_a_rule_file_and_of_a_plan_file_has_its_words()
    {
        Assert.Empty(Untold<TargetDefinition>(TargetFields.All, "id")
            .Concat(Untold<ThresholdDefinition>(TargetFields.All, "is", "of", "tolerance", "milestones")));
        Assert.Empty(Untold<FigureDefinition>(TargetFields.OfFigures, "id").Concat(Untold<RuleDefinition>(TargetFields.OfChecks, "ruleName")));
        Assert.Empty(Untold<PlanFile>(PlanFields.All, "id", "units", "areas", "number", "contacts", "programmes", "works", "assignments", "schedules"));
        Assert.Empty(Untold<SchedulesDefinition>(PlanFields.All).Concat(Untold<AreaDefinition>(PlanFields.OfAreas, "id"))
            .Concat(Untold<UnitDefinition>(PlanFields.OfUnits, "id")));
        Assert.Empty(Untold<ProgrammeDefinition>(PlanFields.OfProgrammes, "id").Concat(Untold<WorkDefinition>(PlanFields.OfWorks, "id"))
            .Concat(Untold<AssignmentDefinition>(PlanFields.OfAssignments, "id")));
        Assert.Empty(Untold<RuleFile>(TargetFields.OfModules, "module", "figures", "targets", "checks")
            .Concat(Untold<ContactDefinition>(PlanFields.OfContacts, "unit", "area")));
    }

    /// <summary>
    /// One value of each kind that the shipped plans write, changed: where the plan still reads, something is told, and what judges is told as such.
    /// </summary>
    [Theory]
    [InlineData("phuong-12-2020-2025")]
    [InlineData("phuong-moi-2026-2030")]
    public void No_value_that_is_changed_goes_untold(string folder)
    {
        var known = ShippedPlans.Of(folder).Plan!;
        var told = 0;
        foreach (var (file, path, start, end, instead) in Seeded.Some(
            4, known.Source.Files.SelectMany(Values).DistinctBy(value => (PlanSource.IsPlanFile(value.File.Name), value.Path))))
        {
            byte[] bytes = [.. file.Bytes.Span[..start], .. Encoding.UTF8.GetBytes(instead), .. file.Bytes.Span[end..]];
            var source = new PlanSource("", known.Source.Files.Select(one => one == file ? new PlanText(file.Name, bytes) : one));
            if (PlanReader.Read(source, id => known.Earlier is { } earlier && earlier.Plan.Id == id ? earlier.Plan : null).Plan is not { } changed)
            {
                continue;
            }

            var differences = PlanDifferences.Between(known, changed, Texts.Vietnamese);
            Assert.True(differences.Count > 0, $"{file.Name}: {path}");
            Assert.True(known.DatedSha256 == changed.DatedSha256 || differences.Any(one => one.Judges), $"{file.Name}: {path} judges");
            Assert.All(differences,
                one => Assert.DoesNotContain("Label.", one.Sentence(Texts.Vietnamese) + one.Sentence(Texts.English), StringComparison.Ordinal));
            told++;
        }

        Assert.InRange(told, 6, int.MaxValue);
    }

    private static IEnumerable<string> Untold<T>(System.Collections.IEnumerable fields, params string[] elsewhere) =>
        typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Except(elsewhere)
        .Except(fields.Cast<object>().Select(field => (string)field.GetType().GetProperty("Name")!.GetValue(field)!))
        .Select(name => $"{typeof(T).Name}.{name}");

    private static List<(PlanText File, string Path, int Start, int End, string Instead)> Values(PlanText file)
    {
        var values = new List<(PlanText, string, int, int, string)>();
        var path = new Stack<string>();
        var reader = new Utf8JsonReader(file.Bytes.Span, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var name = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    path.Push(name);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    path.Pop();
                    break;
                default:
                    if (name != "$schema")
                    {
                        var raw = Encoding.UTF8.GetString(reader.ValueSpan);
                        var (start, end) = ((int)reader.TokenStartIndex, (int)reader.BytesConsumed);
                        values.Add((file, string.Join('/', path.Reverse().Append(name)), start, end, reader.TokenType switch
                        {
                            JsonTokenType.Number => $"{raw}1",
                            JsonTokenType.True => "false",
                            JsonTokenType.False => "true",
                            _ => $"\"{raw}x\"",
                        }));
                    }

                    break;
            }
        }

        return values;
    }

    private static string Once(string text, string written, string instead)
    {
        var at = text.IndexOf(written, StringComparison.Ordinal);
        Assert.True(at >= 0, written);
        return text[..at] + instead + text[(at + written.Length)..];
    }

    private static Plan Changed(string plan, string rules)
    {
        var reading = Texts.Read(plan, rules);
        Assert.Empty(reading.Problems.Select(problem => problem.ToString(Texts.Vietnamese)));
        return reading.Plan!;
    }
}
