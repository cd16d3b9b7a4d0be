using System.Text.RegularExpressions;
using System.Xml.Linq;
using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>All texts of the program, as their files hold them.</summary>
public sealed partial class ResourceFilesTests
{
    /// <summary>Limits and lengths, which are never one: of characters, rows, bytes, seconds, hours, years, and what is told only of several.</summary>
    private static readonly HashSet<string> NeverOne =
    [
        "Account.ChosenMore", "All", "Cut", "DiffNoVersion", "Done.longreason", "Excel.ReasonWrong", "Identity.TooFewLetters", "Identity.TooShort",
        "IfSoTogether", "Limits", "LongLine", "LongText", "NoFigures", "OutsideTermMany", "Problem.BadDay", "Problem.NoHolder", "Said.TooMany", "TooMany",
        "Sessions.What", "TooLong", "TooManyFormulas", "TooManyRequests", "TooManyRows", "Unavailable", "WholeText", "WrongText", "expressionArguments",
        "expressionTooLong", "missingSeveral", "synonymsWords", "termTooLong", "textTooLong", "tooFine", "tooManyTests",
    ];

    public static TheoryData<string> English => [.. Files.Select(row => row.Data).Where(file => file.EndsWith(".en.resx", StringComparison.Ordinal))];

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

    /// <summary>English says '1 figures' of one figure where Vietnamese does not: a count stands behind its words ('Figures: {0}').</summary>
    [Theory]
    [MemberData(nameof(English))]
    public void No_English_text_counts_in_the_plural_what_may_be_one(string file) =>
        Assert.Empty(XDocument.Load(Path.Combine(Folders.Root, file)).Root!.Elements("data")
            .Where(data => !NeverOne.Contains(data.Attribute("name")!.Value) && CountedInPlural().IsMatch(data.Element("value")!.Value))
            .Select(data => data.Attribute("name")!.Value));

    [Theory]
    [InlineData("{0} figures saved.", true)]
    [InlineData("Overdue by {1:N0} working days", true)]
    [InlineData("The figures of {0} unapproved sheets", true)]
    [InlineData("Figures saved: {0}.", false)]
    [InlineData("{0} is locked", false)]
    public void A_count_in_the_plural_is_known_by_the_word_behind_it(string text, bool isOne) => Assert.Equal(isOne, CountedInPlural().IsMatch(text));

    private const string Verbs = "is|has|was|needs|lies|does|this|its|as|less|says|means|counts|stands|submits|corrects|approves|proposes|"
        + "answers|waits|differs|includes|exists|holds|prints|changes|takes|thousands|comes";

    // What is no plural: verbs in the third person, and words that happen to end so.
    [GeneratedRegex(@"\{\d+(:[^}]*)?\} (?!(no|without|for|if|" + Verbs + @")\b)([a-z-]+ )?(?!(" + Verbs + @")\b)[a-z-]+[a-z]s\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CountedInPlural();

    private static List<string> Keys(string file) =>
        [.. XDocument.Load(Path.Combine(Folders.Root, file)).Root!.Elements("data").Select(data => data.Attribute("name")!.Value)];
}
