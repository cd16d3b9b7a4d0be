using System.Text;
using System.Text.Json;
using ActionPlan.Kernel;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Mistakes;

/// <summary>What officials type wrong is answered once, where it stands, with what to type instead.</summary>
public sealed class MistakeTests
{
    private static readonly string[] OfViews = ["expressionNoView", "expressionWrongView"];

    private const string Environment = "environment.json";

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static readonly Lazy<IReadOnlyList<Mistake>> All = new(() =>
    {
        using var stream = typeof(MistakeTests).Assembly.GetManifestResourceStream("mistakes.json")!;
        return JsonSerializer.Deserialize<List<Mistake>>(stream, Web)!;
    });

    public static IEnumerable<TheoryDataRow<string>> Names =>
        All.Value.Select(mistake => new TheoryDataRow<string>(mistake.Name) { TestDisplayName = "Answered: " + mistake.Name });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_mistake_gets_one_answer_at_its_place(string name)
    {
        var mistake = All.Value.Single(candidate => candidate.Name == name);

        var said = Said(mistake.Read());

        Assert.Equal($"{mistake.Where}: {mistake.Answer}", said);
    }

    [Theory]
    [InlineData("", "Tệp rỗng: chưa có nội dung nào.")]
    [InlineData(" \n// chưa viết\n", "Tệp rỗng: chưa có nội dung nào.")]
    public void An_empty_file_is_called_empty(string text, string answer) =>
        Assert.Equal($"{Environment}:1:1: {answer}", Said(ShippedFolder.With((Environment, Encoding.UTF8.GetBytes(text)))));

    [Fact]
    public void A_file_in_an_old_encoding_is_told_alone_and_the_files_left_are_counted()
    {
        var text = Encoding.UTF8.GetString(ShippedFolder.Bytes(Environment));
        var marked = ShippedFolder.With((Environment, [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]));

        Assert.Equal($"{Environment}:1:1: Tệp được lưu với bảng mã UTF-16 (“Unicode”); hãy lưu lại với bảng mã UTF-8.", Said(marked));
        Assert.Equal(5, marked.NotChecked);
        Assert.Equal(Said(marked), Said(ShippedFolder.With((Environment, Encoding.Unicode.GetBytes(text)))));
        var narrow = ShippedFolder.With((Environment, Encoding.Latin1.GetBytes(text)));
        Assert.Equal($"{Environment}:4:13: Tệp không phải văn bản UTF-8; hãy lưu lại với bảng mã UTF-8.", Said(narrow));
    }

    [Theory]
    [InlineData("security - Copy.json")]
    [InlineData("security (1).json")]
    [InlineData("Bản sao của security.json")]
    [InlineData("an-ninh.json")]
    public void A_copied_file_is_called_a_copy(string name) => Assert.Equal(
        $"{name}:3:13: “{name}” là bản sao của security.json: xóa tệp này (hoặc chuyển ra khỏi thư mục), hoặc đổi “module” nếu là lĩnh vực khác.",
        Said(ShippedFolder.With((name, ShippedFolder.Bytes("security.json")))));

    [Fact]
    public void A_copy_of_the_plans_own_file_is_called_a_copy() => Assert.Equal(
        "plan - Copy.json:1:1: “plan - Copy.json” có vẻ là bản sao của plan.json: mỗi thư mục chỉ có một chương trình. Xóa tệp này hoặc chuyển ra khỏi thư mục.",
        Said(ShippedFolder.With(("plan - Copy.json", ShippedFolder.Bytes("plan.json")))));

    [Fact]
    public void A_missing_file_is_called_missing_once()
    {
        var reading = ShippedFolder.Without([Environment]);

        Assert.Equal(
            "plan.json:50:9: Thiếu tệp quy tắc của lĩnh vực “environment” (ở đây cần chỉ tiêu environment.domesticWaste): tệp có thể đã bị xóa, đổi tên hoặc chưa được chép vào thư mục.",
            Said(reading));
        Assert.Equal(5, reading.NotChecked);
    }

    [Fact]
    public void Errors_of_syntax_come_first_and_mistakes_of_form_in_other_files_are_told_all_the_same()
    {
        var broken = Encoding.UTF8.GetString(ShippedFolder.Bytes("works.json")).Replace("\"module\":", "\"module\" =", StringComparison.Ordinal);
        var misspelt = Encoding.UTF8.GetString(ShippedFolder.Bytes(Environment)).Replace("\"module\":", "\"modul\":", StringComparison.Ordinal);

        var reading = ShippedFolder.With((Environment, Encoding.UTF8.GetBytes(misspelt)), ("works.json", Encoding.UTF8.GetBytes(broken)));

        Assert.Equal(["jsonColon", "unknownKeyNear"], reading.Problems.Select(problem => problem.Key));
        Assert.Equal(5, reading.NotChecked);
    }

    [Fact]
    public void What_a_figure_without_its_id_is_called_elsewhere_is_not_told_as_unknown()
    {
        var text = Encoding.UTF8.GetString(ShippedFolder.Bytes(Environment))
            .Replace("\"id\": \"households\"", "\"Id\": \"households\"", StringComparison.Ordinal);

        Assert.Equal($"{Environment}:16:7: Không có khoá “Id”. Có phải ý bạn là “id”?", Said(ShippedFolder.With((Environment, Encoding.UTF8.GetBytes(text)))));
    }

    [Fact]
    public void Units_and_areas_that_cannot_be_read_bring_no_unknown_ones_with_them()
    {
        var plan = Encoding.UTF8.GetString(ShippedFolder.Bytes("plan.json"))
            .Replace("{ \"id\": \"police\",", "{", StringComparison.Ordinal)
            .Replace("{ \"id\": \"phuong-12\", \"name\"", "{ \"name\"", StringComparison.Ordinal);

        Assert.Equal(["missingKey", "missingKey"], ShippedFolder.With(("plan.json", Encoding.UTF8.GetBytes(plan))).Problems.Select(problem => problem.Key));
    }

    [Theory]
    [InlineData(typeof(TargetKind))]
    [InlineData(typeof(Comparison))]
    [InlineData(typeof(Frequency))]
    [InlineData(typeof(FigureType))]
    [InlineData(typeof(PlanCalendar))]
    [InlineData(typeof(Taking))]
    [InlineData(typeof(CountedAs))]
    [InlineData(typeof(ActionPlan.Rules.Judging.Status))]
    public void Every_word_of_an_enumeration_is_explained(Type words) => Assert.All(
        from name in Enum.GetNames(words)
        from key in new[] { "notOneOf" + words.Name, "notOneOf" + words.Name + "Near", "notOneOf" + words.Name + "Named" }
        from culture in new[] { Texts.Vietnamese, Texts.English }
        select (Word: JsonNamingPolicy.CamelCase.ConvertName(name), Text: new Problem("x", 1, 1, key, ["a", "b"]).Message(culture)),
        pair => Assert.Contains(pair.Word + " (", pair.Text, StringComparison.Ordinal));

    [Fact]
    public void Every_view_of_a_figure_is_explained() => Assert.All(
        from type in Enum.GetValues<FigureType>()
        from view in Vocabulary.ViewsOf(type)
        from key in OfViews
        from culture in new[] { Texts.Vietnamese, Texts.English }
        select (View: view, Text: new Problem("x", 1, 1, key + type, ["a", "b"]).Message(culture)),
        pair => Assert.Contains(
            $"a.{pair.View}{(pair.View == View.Year ? "2020" : "")}{(pair.View == View.LastFourQuarters ? "" : " (")}", pair.Text, StringComparison.Ordinal));

    [Fact]
    public void Every_function_is_named_in_the_schema() =>
        Assert.All(Functions.OfMath.Select(name => $"Math.{name}").Concat(Functions.Alone.Keys),
            function => Assert.Contains(function, Schemas.Module(), StringComparison.Ordinal));

    private static string Said(PlanReading reading)
    {
        Assert.All(reading.Problems.Concat(reading.Warnings), Texts.AssertSensible);
        return string.Join('\n',
            reading.Problems.Concat(reading.Warnings)
                .Select(problem => FormattableString.Invariant($"{problem.File}:{problem.Line}:{problem.Column}: {problem.Message(Texts.Vietnamese)}")));
    }
}
