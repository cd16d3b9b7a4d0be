using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Tests.Cli;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>An account's life at the pages: prepared, handed over, secured, given roles, ended.</summary>
public sealed class PeoplePagesTests(PeoplePagesTests.Desk desk) : IClassFixture<PeoplePagesTests.Desk>
{
    private const string Own = "con mèo mà trèo cây cau";

    [Fact]
    public async Task A_person_is_let_in_secures_the_account_works_and_is_out_at_once_when_it_is_ended()
    {
        var administrator = await desk.Administrator();
        var once = await desk.Create("Lê Thị Hồng", "hong.lt", "police");
        await administrator.Page.ReloadAsync();
        Assert.DoesNotContain(once, await administrator.Page.ContentAsync(), StringComparison.Ordinal);
        await administrator.Go("/admin/people?q=hong.lt");
        await administrator.Click("tbody a");
        await administrator.Page.WaitForSelectorAsync("#roles");
        var page = administrator.Page.Url;

        // Handed over: it opens nothing but the choice of a password of one's own.
        await using var person = await desk.Visit();
        await SignIn(person, once);
        await person.Page.Reaches("**/account/password");
        await person.Go("/figures");
        Assert.EndsWith("/account/password", person.Page.Url, StringComparison.Ordinal);
        await person.Page.FillAsync("#current", once);
        await person.Page.FillAsync("#chosen", Own);
        await person.Page.FillAsync("#again", Own);
        await person.Click("main button[type=submit]");
        await person.Page.Reaches("**/account?changed=1");
        Assert.Contains("Chưa", await person.Text("main dl"), StringComparison.Ordinal);

        // A telephone's codes are wanted from now on, or one of those on paper.
        await person.Go("/account/two-factor");
        await person.Page.FillAsync("#password", Own);
        await person.Click("main button[type=submit]");
        await person.Page.WaitForFunctionAsync("document.querySelector('main img').naturalWidth > 100");
        var key = Base32.Read((await person.Text("main code")).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        Assert.Empty(await person.Obstacles());
        await person.Page.FillAsync("#code", CodesOnce.Code(key, Step));
        await person.Click("main button[type=submit]");
        await person.Page.WaitForSelectorAsync("main li code");
        var paper = await person.Page.Locator("main li code").AllInnerTextsAsync();
        Assert.Equal(10, paper.Distinct().Count());
        Assert.Empty(await person.Obstacles());
        await person.Click("main a.button");
        await person.Click("text=Đăng xuất");
        await SignIn(person, Own);
        await person.Page.FillAsync("#code", CodesOnce.Code(key, Step + 1));
        await person.Click("main button[type=submit]");
        await person.Page.Reaches(desk.At("/small/"));

        // A role is bound to where it holds, in force with the next click, and so is its end.
        await person.Go("/figures");
        Assert.Contains("không được giao quyền", await person.Text("h1"), StringComparison.Ordinal);
        await administrator.Go(page);
        await administrator.Click("form[action$='/grant'] button");
        await administrator.Page.WaitForSelectorAsync("[role=alert]");
        Assert.Contains("chọn một vai trò", await administrator.Text("[role=alert]"), StringComparison.Ordinal);
        await administrator.Page.SelectOptionAsync("select[name=role]", "DataEntry");
        await administrator.Page.SelectOptionAsync("select[name=module]", "security");
        await administrator.Page.SelectOptionAsync("select[name=area]", "phuong-12");
        await administrator.Click("form[action$='/grant'] button");
        await administrator.Page.WaitForSelectorAsync("[role=status]");
        await person.Go("/account");
        var roles = await person.Text("main dl");
        Assert.All((string[])["Nhập số liệu", "Công an phường", "Phường 12"], part => Assert.Contains(part, roles, StringComparison.Ordinal));
        await person.Go("/figures");
        Assert.Contains("Số liệu", await person.Text("h1"), StringComparison.Ordinal);
        await administrator.Click("form[action$='/revoke'] button");
        await administrator.Page.WaitForSelectorAsync("section[aria-labelledby=roles] p.muted");
        await person.Page.ReloadAsync();
        Assert.Contains("không được giao quyền", await person.Text("h1"), StringComparison.Ordinal);

        await administrator.Click("form[action$='/active'] button");
        await administrator.Page.WaitForSelectorAsync(".notice-warn");
        await person.Go("/account");
        Assert.Contains("/sign-in?back=", person.Page.Url, StringComparison.Ordinal);
        await SignIn(person, Own);
        await person.Page.Reaches("**/sign-in?failed=1*");
        await administrator.Go("/admin/people?q=hong.lt");
        Assert.Equal(0, await administrator.Page.Locator("tbody tr").CountAsync());
        await administrator.Go("/admin/people?q=hong.lt&state=off");
        Assert.Equal(1, await administrator.Page.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task People_stand_in_Vietnamese_order_and_are_found_without_typing_accents()
    {
        var administrator = await desk.Administrator();
        foreach (var (name, userName) in new[] { ("Nguyễn Văn Ẩn", "an.nv"), ("Đặng Minh Đức", "duc.dm"), ("Trần Bảo An", "an.tb"),
            ("Nguyễn Thị Ánh", "anh.nt"), ("Phạm Văn Dũng", "dung.pv") })
        {
            await desk.Create(name, userName, "");
        }

        await administrator.Go("/admin/people?state=all");
        string[] expected = ["Trần Bảo An", "Nguyễn Thị Ánh", "Nguyễn Văn Ẩn", "Phạm Văn Dũng", "Đặng Minh Đức"];
        Assert.Equal(expected, (await administrator.Page.Locator("tbody th").AllInnerTextsAsync()).Where(expected.Contains));

        await administrator.Page.FillAsync("#q", "nguyen");
        await administrator.Click("main form[role=search] button");
        await administrator.Page.Reaches("**q=nguyen*");
        Assert.Equal(["Nguyễn Thị Ánh", "Nguyễn Văn Ẩn"], await administrator.Page.Locator("tbody th").AllInnerTextsAsync());
        await administrator.Go("/admin/people?q=duc");
        Assert.Equal(["Đặng Minh Đức"], await administrator.Page.Locator("tbody th").AllInnerTextsAsync());
    }

    [Theory]
    [InlineData("khong-phai-dia-chi", "Địa chỉ thư điện tử không đúng")]
    [InlineData("An <an@phuong12.example>", "Địa chỉ thư điện tử không đúng")]
    public async Task What_cannot_be_taken_stays_as_it_was_typed(string email, string answer)
    {
        var administrator = await desk.Administrator();
        await administrator.Go("/admin/people");
        await administrator.Page.FillAsync("#name", "Võ Thị Sáu");
        await administrator.Page.FillAsync("#userName", "sau.vt");
        await administrator.Page.SelectOptionAsync("#new-unit", "police");
        await administrator.Page.EvalOnSelectorAsync("#email", "field => field.type = 'text'");
        await administrator.Page.FillAsync("#email", email);
        await administrator.Click("section[aria-labelledby=new] button");
        await administrator.Page.WaitForSelectorAsync("[role=alert]");

        Assert.Contains(answer, await administrator.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(
            ("Võ Thị Sáu", "sau.vt", "police", email),
            (await administrator.Page.InputValueAsync("#name"), await administrator.Page.InputValueAsync("#userName"),
                await administrator.Page.InputValueAsync("#new-unit"), await administrator.Page.InputValueAsync("#email")));
    }

    private static long Step => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;

    private static async Task SignIn(VisitedPage person, string password)
    {
        await person.Go("/sign-in");
        await person.Page.FillAsync("#name", "hong.lt");
        await person.Page.FillAsync("#password", password);
        await person.Click("main button[type=submit]");
    }

    /// <summary>The app on a small plan, and its administrator at a browser.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private RunningApp? app;
        private VisitedPage? administrator;

        public async ValueTask InitializeAsync()
        {
            folder.WriteSmallPlan("rules/small");
            app = await RunningApp.Start(Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        }

        public string At(string path) => new Uri(app!.Address, path).ToString();

        public async Task<VisitedPage> Administrator()
        {
            if (administrator is null)
            {
                administrator = await Visit();
                await administrator.Page.AsFirstAdministrator(app!);
            }

            return administrator;
        }

        public async Task<VisitedPage> Visit() => new(await Browsers.Open(), app!.Address);

        /// <returns>The password that serves once.</returns>
        public async Task<string> Create(string name, string userName, string unit)
        {
            var page = await Administrator();
            await page.Go("/admin/people");
            await page.Page.FillAsync("#name", name);
            await page.Page.FillAsync("#userName", userName);
            await page.Page.SelectOptionAsync("#new-unit", unit);
            await page.Click("section[aria-labelledby=new] button");
            return await page.Text("#one-time");
        }

        public async ValueTask DisposeAsync()
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            folder.Dispose();
        }
    }
}
