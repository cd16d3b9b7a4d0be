using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ActionPlan.Rules.Editing;

namespace ActionPlan.Host.Authoring.Testing;

/// <summary>A test as it is known: its file, with its folder, and its name.</summary>
internal sealed record KnownTest(string File, string Name);

/// <summary>
/// What a draft changes of the tests beside the rules. It is kept as what is added and what is taken away, so that it goes together with
/// whatever else became of the tests until it is published.
/// </summary>
/// <param name="Added">Tests as they will be written.</param>
/// <param name="Dropped">Tests that go.</param>
internal sealed record TestChanges(IReadOnlyList<JsonObject> Added, IReadOnlyList<KnownTest> Dropped)
{
    public const int MostAdded = 200;

    /// <summary>In letters: each change of it stands in the trail.</summary>
    public const int Longest = 100_000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TestChanges None { get; } = new([], []);

    public bool IsAny => Added.Count > 0 || Dropped.Count > 0;

    public static TestChanges Read(string? stored) => stored is null || JsonNode.Parse(stored) is not JsonObject root ? None : new TestChanges(
        [.. root["added"]!.AsArray().OfType<JsonObject>()],
        [.. root["dropped"]!.AsArray().OfType<JsonArray>().Select(one => new KnownTest(one[0]!.ToString(), one[1]!.ToString()))]);

    /// <summary>As a draft keeps it; null where it changes nothing.</summary>
    public string? Stored() => !IsAny ? null : new JsonObject
    {
        ["added"] = new JsonArray([.. Added.Select(one => one.DeepClone())]),
        ["dropped"] = new JsonArray([.. Dropped.Select(one => (JsonNode)new JsonArray(one.File, one.Name))]),
    }.ToJsonString(Readable);

    /// <summary>The name of a test as it is written.</summary>
    public static string NameOf(JsonObject test) => test["name"]?.ToString() ?? "";

    /// <summary>The tests with it: other files, and other tests in a file, stay as they are to the byte.</summary>
    /// <param name="tests">The tests as they are.</param>
    /// <param name="module">Whose draft it is: new tests go into the file of that name.</param>
    public IReadOnlyList<PlanText> On(IReadOnlyList<PlanText> tests, string module)
    {
        var files = Kept(tests);
        if (Added.Count == 0)
        {
            return files;
        }

        var (at, text) = Place(files, Path.GetFileNameWithoutExtension(module));
        foreach (var test in Added.Where(test => !WrittenTests.Names(text).Contains(NameOf(test), StringComparer.Ordinal)))
        {
            text = JsonRevision.With(text, [], test)!;
        }

        var known = files.Find(file => file.Name == at);
        files.RemoveAll(file => file.Name == at);
        return [.. files, known is null ? new PlanText(at, Encoding.UTF8.GetBytes(text)) : new PlanText(at, RuleFiles.BytesOf(text, known))];
    }

    /// <summary>Tests that it adds and whose names somebody has given to others meanwhile: nobody's is left out without a word.</summary>
    public IReadOnlyList<string> Meeting(IReadOnlyList<PlanText> tests)
    {
        var there = Kept(tests).SelectMany(file => WrittenTests.Of(RuleFiles.TextOf(file))).ToLookup(one => one.Name, one => one.Test, StringComparer.Ordinal);
        return [.. Added.Where(test => there[NameOf(test)].Any(other => !JsonNode.DeepEquals(other, test))).Select(NameOf)];
    }

    /// <summary>What takes its own tests away again, as far as they are still what it added; what it took away is written nowhere any more.</summary>
    public TestChanges Undone(IReadOnlyList<PlanText> tests) => new(
        [],
        [.. tests.SelectMany(file => WrittenTests.Of(RuleFiles.TextOf(file)), (file, one) => (file.Name, Test: one))
            .Where(one => Added.Any(test => JsonNode.DeepEquals(test, one.Test.Test))).Select(one => new KnownTest(one.Name, one.Test.Name))]);

    private List<PlanText> Kept(IReadOnlyList<PlanText> tests) =>
        [.. tests.Select(file => Dropped.Where(one => one.File == file.Name).Aggregate(file, Without))];

    private static PlanText Without(PlanText file, KnownTest gone)
    {
        var text = RuleFiles.TextOf(file);
        if (WrittenValue.Of(text) is { Kind: JsonValueKind.Object })
        {
            return WrittenTests.Names(text)[0] == gone.Name ? new PlanText(file.Name, RuleFiles.BytesOf("[]\n", file)) : file;
        }

        for (var place = WrittenTests.Names(text).Count - 1; place >= 0; place--)
        {
            if (WrittenTests.Names(text)[place] == gone.Name)
            {
                text = JsonRevision.Without(text, [], place)!;
            }
        }

        return new PlanText(file.Name, RuleFiles.BytesOf(text, file));
    }

    /// <summary>The module's own file, or the next that is a list.</summary>
    private static (string File, string Text) Place(List<PlanText> files, string stem)
    {
        for (var number = 1; ; number++)
        {
            var name = Path.Combine(PlanSource.TestsFolder, number == 1 ? $"{stem}.json" : FormattableString.Invariant($"{stem}-{number}.json"));
            if (files.Find(file => string.Equals(file.Name, name, StringComparison.OrdinalIgnoreCase)) is not { } known)
            {
                return (name, "[\n]\n");
            }

            if (WrittenValue.Of(RuleFiles.TextOf(known)) is { Kind: JsonValueKind.Array })
            {
                return (known.Name, RuleFiles.TextOf(known));
            }
        }
    }
}
