using System.IO.Compression;
using System.Text;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Tests.Alerts;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>A zip from anywhere: what is a plan's folder is read, all else is refused or left.</summary>
public sealed class SentRulesTests
{
    private const string Rules = """{ "module": "security" }""";

    [Fact]
    public void The_rule_files_of_one_folder_are_read_and_nothing_else_in_it()
    {
        Assert.Equal([("plan.json", WardPlan.Json), ("security", Rules)], SentRules.Read(Zip(
            ("p/security.json", Rules), ("p/plan.json", WardPlan.Json), ("p/tests/security.json", "[]"), ("p/readme.txt", "x"), ("../../etc/x.json/y", "{}"))));
        Assert.Equal([("security", Rules)], SentRules.Read(Zip(("security.json", Rules))));
    }

    [Fact]
    public void What_is_no_plan_or_more_than_one_is_refused()
    {
        Assert.Null(SentRules.Read([1, 2, 3]));
        Assert.Null(SentRules.Read([]));
        Assert.Null(SentRules.Read(Zip()));
        Assert.Null(SentRules.Read(Zip(("a/security.json", Rules), ("b/security.json", Rules))));
        Assert.Null(SentRules.Read(Zip(("security.json", Rules), ("SECURITY.json", Rules))));
        Assert.Null(SentRules.Read(Zip([.. Enumerable.Range(0, 201).Select(number => ($"{number}.json", Rules))])));
        // A bomb: a few kilobytes that would be hundreds of megabytes.
        Assert.Null(SentRules.Read(Zip(("security.json", new string(' ', 100_000_000)))));
        Assert.Null(SentRules.Read(Zip([.. Enumerable.Range(0, 9).Select(number => ($"{number}.json", new string(' ', 1_000_000)))])));
        Assert.Null(SentRules.Read(new byte[SentRules.Largest + 1]));
        Assert.Null(SentRules.Read(Zip([("security.json", """{ "module": "security", "name": "Quốc phòng" }""")], Encoding.Latin1)));
    }

    private static byte[] Zip(params (string Name, string Text)[] files) => Zip(files, Encoding.UTF8);

    private static byte[] Zip((string Name, string Text)[] files, Encoding encoding)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(encoding.GetBytes(text));
            }
        }

        return packed.ToArray();
    }
}
