using System.Globalization;
using ActionPlan.Host.Pages.Targets;
using ActionPlan.Host.Shell;
using ActionPlan.Rules.Plans;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ActionPlan.Host.Tests.Pages;

public sealed class RuleWordsTests
{
    [Theory]
    [InlineData("value <= threshold and criminalCases.Period == 0", "giá trị ≤ ngưỡng và “Số vụ phạm pháp hình sự” (trong kỳ) = 0")]
    [InlineData("value != path or value > 3", "giá trị ≠ tiến độ cần đạt hoặc giá trị > 3")]
    [InlineData("Math.Max(1, 2)", "số lớn nhất trong (1, 2)")]
    public void An_own_rule_is_read_in_words_and_signs(string rule, string said)
    {
        var plan = PlanReader.Read(PlanSource.ReadFolder(Path.Combine(WardsRules.Everybodys, "phuong-12-2020-2025"))).Plan!;
        var words = new StringLocalizer<Texts>(
            new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));
        CultureInfo.CurrentUICulture = Cultures.Vietnamese;

        Assert.Equal(said, RuleWords.Named(rule, plan, words));
    }
}
