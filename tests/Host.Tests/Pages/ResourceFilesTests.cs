using System.Xml.Linq;
using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>All texts of the program, as their files hold them.</summary>
public sealed class ResourceFilesTests
{
    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Path.Combine(Folders.Root, "src"), "*.resx", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folders.Root, file).Replace('\\', '/')).Where(file => !file.Contains("/obj/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Files))]
    public void No_two_keys_differ_only_by_case_which_the_compiler_would_take_for_one(string file) =>
        Assert.Empty(Keys(file).GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));

    [Theory]
    [MemberData(nameof(Files))]
    public void What_is_said_in_English_is_said_in_Vietnamese_and_the_other_way_round(string file)
    {
        var english = file.EndsWith(".en.resx", StringComparison.Ordinal) ? file : file.Replace(".resx", ".en.resx", StringComparison.Ordinal);
        // Some texts are Vietnamese wherever they stand: reasons in the database, words on charts that are mailed.
        if (File.Exists(Path.Combine(Folders.Root, english)))
        {
            Assert.Equal(Keys(english.Replace(".en.resx", ".resx", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
                Keys(english).Order(StringComparer.Ordinal));
        }
    }

    private static List<string> Keys(string file) =>
        [.. XDocument.Load(Path.Combine(Folders.Root, file)).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];
}
