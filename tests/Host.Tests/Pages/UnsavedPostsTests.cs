using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence.Keeping;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Tests.Access;
using ActionPlan.Host.Tests.Sweeps;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>What was typed when the session had ended, or the token had changed, is nobody's loss and nobody else's to read.</summary>
public sealed partial class UnsavedPostsTests(SecuredApp app) : IClassFixture<SecuredApp>
{
    private const string Page = "/reports/settings?area=phuong-12";
    private const string Typed = "Nguyễn Thị <b>Ký Thay</b>";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_form_that_comes_after_its_session_is_kept_for_its_author_and_shown_on_its_page(bool cookieIsThere)
    {
        var name = "van-phong-" + (cookieIsThere ? "1" : "2");
        using var author = await Office(name, "203.0.113.40");
        var token = await author.TokenOn(Page);
        if (cookieIsThere)
        {
            app.Clock.Advance(TimeSpan.FromHours(3));
        }
        else
        {
            await author.Post("/sign-out", "/account");
        }

        var answer = await author.SendLater("/reports/settings", Page, token, ("area", "phuong-12"), ("signatory", Typed), ("post", "Bí thư"));

        var there = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("/sign-in?ended=1&back=", there, StringComparison.Ordinal);
        Assert.Contains("chưa được lưu", WebUtility.HtmlDecode(await author.Text(there)), StringComparison.Ordinal);
        var back = Uri.UnescapeDataString(there[(there.IndexOf("back=", StringComparison.Ordinal) + 5)..]);
        Assert.StartsWith("/reports/settings?area=phuong-12&unsaved=", back, StringComparison.Ordinal);
        Assert.Equal(back, await author.SignIn(name, SecuredApp.Password, back));
        var shown = await author.Text(back);
        Assert.Contains("Chưa được lưu.", WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.Contains(Typed, WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.DoesNotContain("<b>Ký", shown, StringComparison.Ordinal);
        Assert.Contains("data-action=\"/reports/settings\"", shown, StringComparison.Ordinal);

        // Nobody else reads it, neither at the pages nor in the database.
        using var other = await Office(name + "-khac", "203.0.113.41");
        Assert.DoesNotContain("Ký Thay", WebUtility.HtmlDecode(await other.Text(back)), StringComparison.Ordinal);
        Assert.False(await app.Read(db => db.ReportSettings.AnyAsync(Cancellation)));
        var contents = await app.Read(db => db.KeptForms.Select(row => row.Content).ToListAsync(Cancellation));
        Assert.All(contents, content => Assert.True(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes("Thay")) < 0));
    }

    [Fact]
    public async Task A_form_whose_token_changed_in_another_tab_is_shown_again_and_not_saved()
    {
        using var author = await Office("the-khac", "203.0.113.42");

        var answer = await author.SendLater("/reports/settings", Page, "cũ", ("area", "phuong-12"), ("signatory", Typed));

        Assert.StartsWith("/reports/settings?area=phuong-12&unsaved=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Contains(Typed, WebUtility.HtmlDecode(await author.Text(answer.Headers.Location.OriginalString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_a_browser_that_withholds_its_page_is_shown_on_the_first_one()
    {
        using var author = await Office("khong-noi-trang", "203.0.113.46");

        var answer = await author.SendLater("/reports/settings", null, "cũ", ("area", "phuong-12"), ("signatory", Typed));

        var first = answer.Headers.Location!.OriginalString;
        Assert.StartsWith("/?unsaved=", first, StringComparison.Ordinal);
        for (var answered = await author.Get(first); answered.Headers.Location is { } there; answered = await author.Get(first))
        {
            first = there.IsAbsoluteUri ? there.PathAndQuery : there.OriginalString;
        }

        Assert.Contains(Typed, WebUtility.HtmlDecode(await author.Text(first)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_page_that_was_open_for_too_long_is_shown_again()
    {
        using var person = app.From("203.0.113.43");

        var answer = await person.SendLater("/sign-in", "/sign-in?back=%2Fruns", "cũ", ("name", "a"), ("password", "b"));

        Assert.Equal("/sign-in?back=%2Fruns&unsaved=nothing", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Passwords_strangers_texts_and_other_sites_forms_are_not_kept()
    {
        using var author = await Office("kin-dao", "203.0.113.44");
        async Task<int> Kept() => await app.Read(db => db.KeptForms.CountAsync(Cancellation));
        var before = await Kept();

        await author.SendLater("/account/password", "/account/password", "cũ", ("current", SecuredApp.Password));
        using var stranger = app.From("203.0.113.45");
        var refused = await stranger.SendLater("/reports/settings", Page, "cũ", ("signatory", Typed));
        var elsewhere = await author.SendLater("/reports/settings", "https://evil.example/form", "cũ", ("signatory", Typed));

        Assert.Equal(before, await Kept());
        Assert.StartsWith("/sign-in?", refused.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.StatusCode);
    }

    [Fact]
    public async Task Every_form_leads_to_the_sign_in_and_back_to_its_page()
    {
        using var author = await Office("moi-bieu-mau", "203.0.113.46");
        await author.Post("/sign-out", "/account");
        var forms = app.Endpoints
            .Where(endpoint => AppRoutes.Takes(endpoint, HttpMethods.Post) && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null
                && !AppRoutes.Name(endpoint).StartsWith("/api/", StringComparison.Ordinal))
            .Select(endpoint => Parameter().Replace(AppRoutes.Name(endpoint), "1")).ToList();
        Assert.True(forms.Count > 40);
        foreach (var form in forms)
        {
            var answer = await author.SendLater(form, Page, "cũ", ("text", Typed));

            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{form}: {answer.StatusCode}");
            Assert.StartsWith("/sign-in?ended=1&back=%2Freports%2Fsettings", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Equal(form.StartsWith("/account", StringComparison.Ordinal),
                answer.Headers.Location.OriginalString.EndsWith("unsaved%3Dnothing", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Kept_forms_are_bounded_for_each_person_and_in_all_and_the_oldest_give_way()
    {
        var keeping = app.Services.GetRequiredService<FormKeeping>();
        var first = await keeping.Keep("a", "/x", "một", Cancellation);
        var others = await keeping.Keep("b", "/x", "của người khác", Cancellation);
        var ids = new List<string?>();
        for (var form = 0; form < FormKeeping.MostOfOne; form++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            ids.Add(await keeping.Keep("a", "/x", $"bản {form}", Cancellation));
        }

        Assert.Null(await keeping.Find<string>("a", "/x", first, Cancellation));
        Assert.Equal("bản 0", await keeping.Find<string>("a", "/x", ids[0], Cancellation));
        Assert.Equal("của người khác", await keeping.Find<string>("b", "/x", others, Cancellation));
        Assert.Null(await keeping.Find<string>("b", "/x", ids[0], Cancellation));
        Assert.Null(await keeping.Find<string>("a", "/y", ids[0], Cancellation));

        const int file = (int)FormKeeping.LargestOfOne / 10;
        var random = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(file));
        Assert.Null(await keeping.Keep("a", "/x", random, Cancellation));
        for (var form = 0; form < FormKeeping.MostOfOne; form++)
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await keeping.Keep("c", "/x", random + form, 2 * file, Cancellation);
        }

        Assert.InRange(await app.Read(db => db.KeptForms.Where(row => row.UserId == "c").SumAsync(row => (long)row.Size, Cancellation)),
            FormKeeping.LargestOfOne / 2, FormKeeping.LargestOfOne);
        app.Clock.Advance(FormKeeping.Long);
        Assert.Null(await keeping.Find<string>("b", "/x", others, Cancellation));
    }

    private async Task<Visitor> Office(string name, string address)
    {
        var id = await app.Account(name);
        await app.Read(async db =>
        {
            db.Grants.Add(new GrantRow { UserId = id, Role = Role.Office });
            return await db.SaveChangesAsync(Cancellation);
        });
        return await app.SignIn(name, address);
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
