using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Startup;

namespace ActionPlan.Host.Tests.Pages;

public sealed partial class TextsTests
{
    private static readonly ResourceManager Texts = new(typeof(Texts));

    [Fact]
    public void Every_text_that_a_page_asks_for_exists_in_both_languages()
    {
        var asked = Directory.EnumerateFiles(Path.Combine(Folders.Root, "src", "Host"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Asked().Matches(File.ReadAllText(file)).Select(match => match.Groups["key"].Value))
            .Distinct(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(Keys("vi"), StringComparer.Ordinal));
        Assert.Empty(Keys("vi").Except(Keys("en"), StringComparer.Ordinal));
        Assert.Empty(Keys("en").Except(Keys("vi"), StringComparer.Ordinal));
    }

    private static IEnumerable<string> Keys(string culture) =>
        Texts.GetResourceSet(culture == "vi" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
            .Cast<System.Collections.DictionaryEntry>().Select(entry => (string)entry.Key);

    [GeneratedRegex("""T\["(?<key>[A-Za-z]+\.[A-Za-z0-9]+)["\],]""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked();
}
