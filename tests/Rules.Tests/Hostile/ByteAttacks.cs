using System.Text;

namespace ActionPlan.Rules.Tests.Hostile;

/// <summary>Whole files that are neither a plan nor a rule file.</summary>
internal static class ByteAttacks
{
    public static IReadOnlyDictionary<string, Func<byte[]>> All { get; } = new Dictionary<string, Func<byte[]>>(StringComparer.Ordinal)
    {
        ["nothing"] = () => [],
        ["a byte order mark and nothing"] = () => [0xEF, 0xBB, 0xBF],
        ["blanks"] = () => Utf8("   \n\t "),
        ["null"] = () => Utf8("null"),
        ["a number"] = () => Utf8("5"),
        ["a text"] = () => Utf8("\"plan\""),
        ["a list"] = () => Utf8("[]"),
        ["an empty object"] = () => Utf8("{}"),
        ["only a comment"] = () => Utf8("// nothing"),
        ["an open brace"] = () => Utf8("{"),
        ["XML"] = () => Utf8("<?xml version=\"1.0\"?><plan/>"),
        ["null characters"] = () => new byte[4096],
        ["invalid UTF-8"] = () => [.. Utf8("{ \"module\": \""), 0xC3, 0x28, 0xFF, .. Utf8("\" }")],
        ["overlong UTF-8"] = () => [.. Utf8("{ \"module\": \""), 0xC0, 0xAF, .. Utf8("\" }")],
        ["UTF-8 cut in a character"] = () => [.. Utf8("{ \"module\": \""), 0xE1, 0xBA],
        ["an encoded surrogate"] = () => [.. Utf8("{ \"module\": \""), 0xED, 0xA0, 0x80, .. Utf8("\" }")],
        ["UTF-16"] = () => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Texts.Rules)],
        ["UTF-16 without a mark"] = () => Encoding.Unicode.GetBytes(Texts.Rules),
        ["UTF-32"] = () => [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Texts.Rules)],
        ["a hundred thousand lists in lists"] = () => Utf8("{ \"figures\": " + new string('[', 100_000)),
        ["a hundred thousand objects in objects"] = () => Utf8(string.Concat(Enumerable.Repeat("{\"children\":[", 100_000))),
        ["a thousand objects in objects, closed"] = () => Utf8(string.Concat(Enumerable.Repeat("{\"x\":", 1_000)) + "1" + new string('}', 1_000)),
        ["a million units"] = () => Utf8("{ \"units\": [" + string.Join(',', Enumerable.Repeat("{}", 1_000_000)) + "] }"),
        ["a million nulls"] = () => Utf8("{ \"figures\": [" + string.Join(',', Enumerable.Repeat("null", 1_000_000)) + "] }"),
        ["a million unknown keys"] = () => Utf8("{" + string.Join(',', Enumerable.Range(0, 1_000_000).Select(index => $"\"k{index}\":1")) + "}"),
        ["a key of ten million characters"] = () => Utf8("{ \"" + new string('k', 10_000_000) + "\": 1 }"),
        ["a number of a million digits"] = () => Utf8("{ \"module\": " + new string('9', 1_000_000) + " }"),
        ["a million comments"] = () => Utf8(string.Concat(Enumerable.Repeat("/**/", 1_000_000))),
        ["a million line breaks"] = () => Utf8(new string('\n', 1_000_000) + "x"),
        ["a million commas"] = () => Utf8("{" + new string(',', 1_000_000) + "}"),
        ["a hundred thousand figures of one name"] =
            () =>
                Utf8("{ \"module\": \"security\", \"figures\": ["
                    + string.Join(',', Enumerable.Repeat("{\"id\":\"a\",\"name\":\"a\",\"measuredIn\":\"a\",\"type\":\"flow\"}", 100_000)) + "] }"),
        ["thousands of figures and as many targets that misspell them"] =
            () =>
                Utf8("{ \"module\": \"security\", \"figures\": ["
                    + string.Join(',', Enumerable.Range(0, Seeded.Much(30_000))
                        .Select(index => $"{{\"id\":\"figure{index:D6}\",\"name\":\"a\",\"measuredIn\":\"a\",\"type\":\"flow\",\"every\":\"quarter\"}}"))
                        + "], \"targets\": ["
                        + string.Join(',', Enumerable.Range(0, Seeded.Much(2_900))
                            .Select(
                                index =>
                                    $"{{\"id\":\"t{index}\",\"name\":\"a\",\"measuredIn\":\"a\",\"responsible\":\"polize\",\"kind\":\"monitored\",\"every\":\"year\",\"value\":\"figurf{index:D6}.Period\"}}")) + "] }"),
        ["thousands of sound targets"] =
            () =>
                Utf8(
                    "{ \"module\": \"security\", \"figures\": [ {\"id\":\"a\",\"name\":\"a\",\"measuredIn\":\"a\",\"type\":\"flow\",\"every\":\"quarter\"} ], \"targets\": [" + string.Join(',', Enumerable.Range(0, Seeded.Much(40_000)).Select(index => $"{{\"id\":\"t{index}\",\"name\":\"a\",\"measuredIn\":\"a\",\"responsible\":\"police\",\"kind\":\"monitored\",\"every\":\"year\",\"value\":\"a.Period\"}}")) + "] }"),
        ["a hundred thousand targets over unknown figures"] =
            () =>
                Utf8("{ \"module\": \"security\", \"targets\": ["
                    + string.Join(',', Enumerable.Range(0, 100_000)
                        .Select(
                            index =>
                                $"{{\"id\":\"t{index}\",\"name\":\"a\",\"measuredIn\":\"a\",\"responsible\":\"police\",\"kind\":\"monitored\",\"every\":\"year\",\"value\":\"f{index}.Period\"}}")) + "] }"),
    };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
