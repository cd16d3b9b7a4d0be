using System.Globalization;
using ActionPlan.Host.Pages.Targets;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Tests.Pages;

public sealed class RuleWordsTests
{
    [Theory]
    [InlineData("value <= threshold and criminalCases.Period == 0", "giá trị ≤ ngưỡng và “Số vụ phạm pháp hình sự” (trong kỳ) = 0")]
    [InlineData("value != path or value > 3", "giá trị ≠ tiến độ cần đạt hoặc giá trị > 3")]
    [InlineData("Math.Max(0.5, 10000)", "số lớn nhất trong (0,5; 10.000)")]
    [InlineData("criminalCases.Year2020 * YearsSince(2020)", "“Số vụ phạm pháp hình sự” (năm 2020) × số năm từ 2020")]
    public void An_own_rule_is_read_in_words_and_signs(string rule, string said)
    {
        var plan = PlanReader.Read(PlanSource.ReadFolder(Path.Combine(WardsRules.Everybodys, "phuong-12-2020-2025"))).Plan!;
        CultureInfo.CurrentUICulture = Cultures.Vietnamese;

        Assert.Equal(said, RuleWords.Named(rule, plan));
    }
}
