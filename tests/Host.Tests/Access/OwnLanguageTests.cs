using ActionPlan.Host.Tests.Access.Matrix;

namespace ActionPlan.Host.Tests.Access;

/// <summary>A language is chosen for an account, and read in whatever browser it signs in.</summary>
public sealed class OwnLanguageTests(SampleApp app) : IClassFixture<SampleApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_chose_a_language_reads_it_in_another_browser_and_nobody_else_does()
    {
        using (var first = await app.As("mau.bithu"))
        {
            Assert.Equal("vi", await Language(first));
            await Choose(first, "en");
            Assert.Equal("en", await Language(first));
        }

        using var second = await app.As("mau.bithu");
        Assert.Equal("en", await Language(second));
        using var other = await app.As("mau.vanphong");
        Assert.Equal("vi", await Language(other));

        await Choose(second, "vi");
        using var third = await app.As("mau.bithu");
        Assert.Equal("vi", await Language(third));
    }

    [Fact]
    public async Task A_stranger_s_choice_is_the_browser_s_until_somebody_signs_in_who_has_chosen()
    {
        using (var chosen = await app.As("mau.kiemtra"))
        {
            await Choose(chosen, "vi");
        }

        using var desk = await app.As(null);
        await Choose(desk, "en");
        Assert.Contains("<html lang=\"en\"", await desk.GetStringAsync(new Uri("/sign-in", UriKind.Relative), Cancellation), StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("name", "mau.kiemtra"), KeyValuePair.Create("__RequestVerificationToken", await SampleApp.TokenOf(desk, "/sign-in"))]);
        await desk.PostAsync(new Uri("/sign-in/sample", UriKind.Relative), form, Cancellation);
        Assert.Equal("vi", await Language(desk));
    }

    private static async Task Choose(HttpClient client, string language)
    {
        using var _ = await client.GetAsync(new Uri($"/language/{language}?back=/account", UriKind.Relative), Cancellation);
    }

    private static async Task<string> Language(HttpClient client)
    {
        var page = await client.GetStringAsync(new Uri("/account", UriKind.Relative), Cancellation);
        return page[(page.IndexOf("<html lang=\"", StringComparison.Ordinal) + 12)..][..2];
    }
}
