using System.Net;
using System.Text.RegularExpressions;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Tests.Access.Matrix;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Shell;

/// <summary>The way from one plan to the others, on every page.</summary>
public sealed partial class PlanSwitchTests(PlanSwitchTests.Site site) : IClassFixture<PlanSwitchTests.Site>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/first/alerts?state=all", "/second/alerts")]
    [InlineData("/first/", "/second/")]
    [InlineData("/alerts", "/second/alerts")]
    [InlineData("/second/works", "/first/works")]
    [InlineData("/first/targets/security/crimeRate", "/second/")]
    [InlineData("/first/nothing", "/second/")]
    public async Task A_page_that_every_plan_has_leads_to_the_same_of_the_other_plan_and_one_about_one_thing_to_its_first_page(string page, string expected)
    {
        using var office = await site.As("mau.vanphong");

        var text = await (await office.GetAsync(new Uri(page, UriKind.Relative), Cancellation)).Content.ReadAsStringAsync(Cancellation);

        var named = WebUtility.HtmlDecode(Switch().Match(text).Value);
        Assert.Equal(expected, Links().Matches(named).Select(match => match.Groups["to"].Value).First());
        Assert.Contains(page.StartsWith("/second", StringComparison.Ordinal) ? "2026–2030" : "2020–2025", named.Split("<nav", 2)[0], StringComparison.Ordinal);
        Assert.Equal(1, named.Split("2026–2030").Length - 1);
    }

    [Fact]
    public async Task Strangers_are_told_of_no_plan_and_where_there_is_one_plan_there_is_nothing_to_choose()
    {
        using var stranger = await site.As(null);
        Assert.DoesNotContain("class=\"plans\"", await stranger.GetStringAsync(new Uri("/first/sign-in", UriKind.Relative), Cancellation),
            StringComparison.Ordinal);
        using var office = await site.As("mau.vanphong");
        site.Plans = [Site.Two[0]];
        Assert.DoesNotContain("class=\"plans\"", await office.GetStringAsync(new Uri("/first/alerts", UriKind.Relative), Cancellation),
            StringComparison.Ordinal);
        site.Plans = Site.Two;
    }

    /// <summary>The sample's people on an empty sample, as if it had two plans.</summary>
    public sealed class Site : SampleApp
    {
        internal static IReadOnlyList<NamedPlan> Two { get; } =
        [
            new("first", "Chương trình một", Period.Parse("2020-Q3"), Period.Parse("2025-Q4")),
            new("second", "Chương trình hai, nhiệm kỳ 2026–2030", Period.Parse("2026-Q1"), Period.Parse("2030-Q4")),
        ];

        internal IReadOnlyList<NamedPlan> Plans { get; set; } = Two;

        private protected override void Configure(WebApplicationBuilder builder) => builder.Services.AddScoped(_ => new NamedPlans(() => Plans, _ => { }));
    }

    [GeneratedRegex("<details class=\"plans\">.*?</details>", RegexOptions.Singleline, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Switch();

    [GeneratedRegex("<a href=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Links();
}
