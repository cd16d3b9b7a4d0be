using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Rules.Expressions;
using ActionPlan.Rules.Files;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Book;

/// <summary>What the book for those who write rules says is what the program does.</summary>
public sealed class RuleBookTests
{
    private const string PlanFile = """
        {
          "id": "example", "name": "Ví dụ", "term": { "from": "2021-Q1", "to": "2025-Q4" },
          "units": [ { "id": "committee", "name": "UBND phường" } ],
          "areas": [ { "id": "phuong", "name": "Phường", "kind": "ward", "children": [
            { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" },
            { "id": "kp-2", "name": "Khu phố 2", "kind": "neighbourhood" },
            { "id": "kp-3", "name": "Khu phố 3", "kind": "neighbourhood" } ] } ]
        }
        """;

    public static IEnumerable<TheoryDataRow<int>> Numbers =>
        RuleBook.Sentences.Select(sentence => new TheoryDataRow<int>(sentence.Number) { TestDisplayName = $"{sentence.Number}. {sentence.Title}" });

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_sentence_is_judged_as_the_book_says(int number)
    {
        var sentence = RuleBook.Sentences.Single(one => one.Number == number);
        var target = $"{RuleBook.Module}.{sentence.Targets[^1]["id"]}";
        var plan = Read(sentence);
        Assert.NotEmpty(sentence.Examples);
        foreach (var example in sentence.Examples)
        {
            var judgement = plan.Judge(plan.Areas.Roots[0], example.Entries, example.Period, below: false);
            Assert.DoesNotContain(judgement.Failures, failure => failure.Rule == target);
            var verdict = judgement.Verdicts.SingleOrDefault(one => one.Target.Key == target);
            Assert.Equal(example.Verdict, Said(verdict, withValue: example.Verdict.Contains(' ', StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void There_are_forty_sentences_and_more_numbered_one_after_the_other() =>
        Assert.Equal(Enumerable.Range(1, Math.Max(40, RuleBook.Sentences.Count)), RuleBook.Sentences.Select(sentence => sentence.Number));

    [Fact]
    public void Every_view_function_kind_and_part_of_a_rule_has_its_sentence()
    {
        var rules = string.Join('\n', RuleBook.Sentences.SelectMany(sentence => sentence.Targets).Select(target => target.ToJsonString()));
        string[] named =
        [
            .. Enum.GetNames<View>().Where(view => view is not (nameof(View.PreviousYearEnd) or nameof(View.Year))).Select(view => "." + view), ".Year2020",
            .. Functions.Alone.Keys.Append("Math.Pow").Select(function => function + "("),
            .. Enum.GetNames<TargetKind>().Concat(Enum.GetNames<Comparison>()).Concat(Enum.GetNames<Frequency>()).Concat(Enum.GetNames<Taking>())
                .Concat(Enum.GetNames<CountedAs>())
                .Select(word => $"\"{JsonNamingPolicy.CamelCase.ConvertName(word)}\""),
            "\"from\"", "\"to\"", "\"by\"", "\"baseline\"", "\"path\"", "\"stretch\"", "\"milestones\"", "\"course\"", "\"profile\"", "\"tolerance\"",
            "\"worstOf\"", "\"counts\"", "\"each\"", "\"rules\"",
        ];

        Assert.All(named, name => Assert.Contains(name, rules, StringComparison.Ordinal));
    }

    /// <summary>A plan with the sentence's targets, and with those that others count.</summary>
    private static Plan Read(Sentence sentence)
    {
        var counted = RuleBook.Sentences.SelectMany(one => one.Targets.SkipLast(1));
        var rules = new JsonObject
        {
            ["module"] = RuleBook.Module,
            ["figures"] = RuleBook.Figures.DeepClone(),
            ["targets"] = new JsonArray([.. counted.Append(sentence.Targets[^1]).Select(target => target.DeepClone())]),
        };
        var reading = Texts.Read(Texts.File(PlanSource.PlanFileName, PlanFile), Texts.File("example.json", rules.ToJsonString()));
        Assert.Empty(reading.Problems.Select(problem => problem.ToString(Texts.English)));
        return reading.Plan!;
    }

    private static string Said(Verdict? verdict, bool withValue) => verdict is null ? "none"
        : JsonNamingPolicy.CamelCase.ConvertName(verdict.Status.ToString())
            + (withValue && verdict.Value is { } value ? " " + value.ToString("0.############################", CultureInfo.InvariantCulture) : "");
}
