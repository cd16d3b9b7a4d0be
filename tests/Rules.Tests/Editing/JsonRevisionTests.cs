using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ActionPlan.Rules.Editing;
using ActionPlan.Rules.Tests.Shipped;
using CsCheck;

namespace ActionPlan.Rules.Tests.Editing;

public sealed partial class JsonRevisionTests
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly string[] Files = [.. Directory.EnumerateFiles(ShippedPlan.RulesFolder, "*.json", SearchOption.AllDirectories)
        .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(path => File.ReadAllText(path).ReplaceLineEndings("\n"))];

    [Theory]
    [InlineData("{ \"a\": 1, \"b\": 2 }", "{ \"a\": 1, \"b\": 3 }", "{ \"a\": 1, \"b\": 3 }")]
    [InlineData("{ \"a\": 1.0, /* một */ \"b\": \"\\u0041\" }", "{ \"a\": 1, \"b\": \"A\" }", "{ \"a\": 1.0, /* một */ \"b\": \"\\u0041\" }")]
    [InlineData("{ \"a\": 1, \"c\": 2 }", "{ \"a\": 1, \"b\": \"Đối thoại\", \"c\": 2 }", "{ \"a\": 1, \"b\": \"Đối thoại\", \"c\": 2 }")]
    [InlineData("{ \"a\": 1 }", "{ \"a\": 1, \"b\": 2 }", "{ \"a\": 1, \"b\": 2 }")]
    [InlineData("{ \"b\": 1 }", "{ \"a\": 2, \"b\": 1 }", "{ \"a\": 2, \"b\": 1 }")]
    [InlineData("{}", "{ \"a\": 2 }", "{ \"a\": 2 }")]
    [InlineData("{\n  \"a\": 1, // vì a\n  \"c\": 2 // vì c\n}", "{ \"a\": 1, \"b\": true, \"c\": 2, \"d\": [1, 2] }",
        "{\n  \"a\": 1, // vì a\n  \"b\": true,\n  \"c\": 2, // vì c\n  \"d\": [1, 2]\n}")]
    [InlineData("{\n  \"a\": 1, // vì a\n  \"b\": 2, // vì b\n  \"c\": 3\n}", "{ \"a\": 1, \"c\": 3 }", "{\n  \"a\": 1, // vì a\n  // vì b\n  \"c\": 3\n}")]
    [InlineData("{\n  \"a\": 1,\n  // về c\n  \"c\": 3\n}", "{ \"a\": 1 }", "{\n  \"a\": 1\n  // về c\n}")]
    [InlineData("{\n  \"a\": 1,\n  \"b\": 2,\n  \"c\": 3,\n}", "{ \"b\": 2 }", "{\n  \"b\": 2,\n}")]
    [InlineData("{ \"a\": [1, 2, 3] }", "{ \"a\": [1] }", "{ \"a\": [1] }")]
    [InlineData("{ \"a\": [] }", "{ \"a\": [{ \"id\": \"x\", \"of\": { \"is\": 1 } }] }",
        "{ \"a\": [\n  {\n    \"id\": \"x\",\n    \"of\": { \"is\": 1 }\n  }\n] }")]
    [InlineData("{\n  \"a\": [\n    { \"id\": 1 } // một\n  ]\n}", "{ \"a\": [{ \"id\": 1 }, { \"id\": 2 }] }",
        "{\n  \"a\": [\n    { \"id\": 1 }, // một\n    { \"id\": 2 }\n  ]\n}")]
    [InlineData("{ \"a\": 1 /* trước dấu phẩy */, \"b\": 2 }", "{ \"b\": 2 }", "{ /* trước dấu phẩy */ \"b\": 2 }")]
    [InlineData("{ \"a\": 5 }", "{ \"a\": { \"2021\": 5, \"2025\": 4.50 } }", "{ \"a\": { \"2021\": 5, \"2025\": 4.50 } }")]
    public void A_text_says_what_is_wanted_and_keeps_what_it_said_otherwise(string text, string wanted, string expected) =>
    Assert.Equal(expected, JsonRevision.Of(text, [], JsonNode.Parse(wanted)));

    [Theory]
    [InlineData("{ \"a\": 1")]
    [InlineData("{ \"a\": 1 } }")]
    [InlineData("{ “a”: 1 }")]
    [InlineData("{ \"a\": \"\\ud83d\" }")]
    [InlineData("")]
    public void What_is_no_JSON_is_not_changed(string text) => Assert.Null(JsonRevision.Of(text, [], new JsonObject()));

    [Fact]
    public void A_place_in_a_text_is_known_by_the_names_that_lead_to_it()
    {
        const string text = "{ \"targets\": [{ \"id\": \"a\" }, { \"threshold\": { \"is\": \"below\", \"of\": 5 } }] }";

        var value = WrittenValue.Of(text)!;

        Assert.Equal(["targets", 1, "threshold", "of"], value.PathTo(text.IndexOf('5', StringComparison.Ordinal)));
        Assert.Equal(["targets", 1, "threshold", "is"], value.PathTo(text.IndexOf("\"is\"", StringComparison.Ordinal)));
        Assert.Equal(["targets", 0], value.PathTo(text.IndexOf("{ \"id\"", StringComparison.Ordinal)));
        Assert.Equal("5", text[value.At(["targets", 1, "threshold", "of"])!.Start..value.At(["targets", 1, "threshold", "of"])!.End]);
        Assert.Null(value.At(["targets", 2]));
    }

    /// <summary>Members set, added and removed anywhere in the shipped files, hundreds of times.</summary>
    [Fact]
    public void Whatever_is_changed_the_text_says_it_and_keeps_its_comments_its_order_and_its_other_lines() => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var random = new Random(seed);
            var text = Files[random.Next(Files.Length)];
            for (var step = 0; step < 6; step++)
            {
                var wanted = JsonNode.Parse(text, documentOptions: Lenient)!;
                var (before, path) = (text, Change(wanted, random));
                text = JsonRevision.Of(text, [], wanted)!;

                var now = JsonNode.Parse(text, documentOptions: Lenient)!;
                Assert.True(JsonNode.DeepEquals(wanted, now), path);
                Assert.Equal(Order(wanted), Order(now));
                Assert.Equal(Comments(before), Comments(text));
                Assert.True(Touched(before, text) <= 14, $"{path}: {Touched(before, text)} lines");
            }
        },
        iter: 300);

    [Fact]
    public void Saying_what_is_said_already_changes_nothing() =>
        Assert.All(Files, text => Assert.Equal(text, JsonRevision.Of(text, [], JsonNode.Parse(text, documentOptions: Lenient))));

    /// <summary>One change somewhere; gives what it was, for the message.</summary>
    private static string Change(JsonNode root, Random random)
    {
        var at = root;
        while (random.Next(6) > 0 && Inner(at) is { Count: > 0 } inner)
        {
            at = inner[random.Next(inner.Count)];
        }

        switch (at)
        {
            // A comment inside of what is removed goes with it, so that only plain values are.
            case JsonObject members when random.Next(3) == 0 && members.Count > 1 && members.ElementAt(random.Next(members.Count)) is { Value: JsonValue } gone:
                members.Remove(gone.Key);
                break;
            case JsonObject members when random.Next(2) == 0 && members.Count > 0
                && members.ElementAt(random.Next(members.Count)) is { Value: JsonValue } known:
                members[known.Key] = random.Next(3) switch { 0 => random.Next(100) / 4m, 1 => "Đổi “thử” \\ \"nháy\"", _ => random.Next(2) == 0 };
                break;
            case JsonObject members:
                members.Insert(random.Next(members.Count + 1), $"thêm{random.Next(1000)}-{members.Count}",
                    random.Next(2) == 0 ? 5 : new JsonObject { ["2021"] = 4, ["a"] = new JsonArray(1, "hai") });
                break;
            case JsonArray items when random.Next(2) == 0 && items.LastOrDefault() is JsonValue:
                items.RemoveAt(items.Count - 1);
                break;
            case JsonArray items:
                items.Add(new JsonObject { ["id"] = "mới", ["threshold"] = new JsonObject { ["is"] = "below" } });
                break;
        }

        return at.GetPath();
    }

    private static List<JsonNode> Inner(JsonNode node) => node switch
    {
        JsonObject members => [.. members.Select(member => member.Value).Where(value => value is JsonObject or JsonArray).OfType<JsonNode>()],
        JsonArray items => [.. items.Where(value => value is JsonObject or JsonArray).OfType<JsonNode>()],
        _ => [],
    };

    private static string Order(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.Select(member => member.Key + Order(member.Value)))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Order))}]",
        _ => "",
    };

    /// <summary>The comments, in their order. Texts are taken whole, so that '//' in an address is none.</summary>
    private static List<string> Comments(string text) => [.. CommentOrText().Matches(text).Select(found => found.Value.Trim()).Where(found => found[0] == '/')];

    private static int Touched(string before, string after)
    {
        var (one, other) = (before.Split('\n'), after.Split('\n'));
        var start = one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = one.Skip(start).Reverse().Zip(other.Skip(start).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return Math.Min(one.Length, other.Length) - start - end;
    }

    [GeneratedRegex(@"""(\\.|[^""\\])*""|//[^\n]*|/\*.*?\*/", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex CommentOrText();
}
