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
        await administrator.ReloadAsync();
        Assert.DoesNotContain(once, await administrator.ContentAsync(), StringComparison.Ordinal);
        await administrator.GotoAsync(desk.At("/admin/people?q=hong.lt"));
        await administrator.ClickAsync("tbody a");
        await administrator.WaitForSelectorAsync("#roles");
        var page = administrator.Url;

        // Handed over: it opens nothing but the choice of a password of one's own.
        await using var visit = await desk.Visit();
        var person = visit.Page;
        await SignIn(person, once);
        await person.WaitForURLAsync("**/account/password");
        await person.GotoAsync(desk.At("/figures"));
        Assert.EndsWith("/account/password", person.Url, StringComparison.Ordinal);
        await person.FillAsync("#current", once);
        await person.FillAsync("#chosen", Own);
        await person.FillAsync("#again", Own);
        await person.ClickAsync("main button[type=submit]");
        await person.WaitForURLAsync("**/account?changed=1");
        Assert.Contains("Chưa", await person.InnerTextAsync("main dl"), StringComparison.Ordinal);

        // A telephone's codes are wanted from now on, or one of those on paper.
        await person.GotoAsync(desk.At("/account/two-factor"));
        await person.FillAsync("#password", Own);
        await person.ClickAsync("main button[type=submit]");
        await person.WaitForFunctionAsync("document.querySelector('main img').naturalWidth > 100");
        var key = Base32.Read((await person.InnerTextAsync("main code")).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
        Assert.Empty(await visit.Obstacles());
        await person.FillAsync("#code", CodesOnce.Code(key, Step));
        await person.ClickAsync("main button[type=submit]");
        await person.WaitForSelectorAsync("main li code");
        var paper = await person.Locator("main li code").AllInnerTextsAsync();
        Assert.Equal(10, paper.Distinct().Count());
        Assert.Empty(await visit.Obstacles());
        await person.ClickAsync("main a.button");
        await person.ClickAsync("text=Đăng xuất");
        await SignIn(person, Own);
        await person.FillAsync("#code", CodesOnce.Code(key, Step + 1));
        await person.ClickAsync("main button[type=submit]");
        await person.WaitForURLAsync(desk.At("/"));

        // A role is bound to where it holds, in force with the next click, and so is its end.
        await person.GotoAsync(desk.At("/figures"));
        Assert.Contains("không được giao quyền", await person.InnerTextAsync("h1"), StringComparison.Ordinal);
        await administrator.GotoAsync(page);
        await administrator.ClickAsync("form[action$='/grant'] button");
        await administrator.WaitForSelectorAsync("[role=alert]");
        Assert.Contains("chọn một vai trò", await administrator.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        await administrator.SelectOptionAsync("select[name=role]", "DataEntry");
        await administrator.SelectOptionAsync("select[name=module]", "security");
        await administrator.SelectOptionAsync("select[name=area]", "phuong-12");
        await administrator.ClickAsync("form[action$='/grant'] button");
        await administrator.WaitForSelectorAsync("[role=status]");
        await person.GotoAsync(desk.At("/account"));
        var roles = await person.InnerTextAsync("main dl");
        Assert.All((string[])["Nhập số liệu", "Công an phường", "Phường 12"], part => Assert.Contains(part, roles, StringComparison.Ordinal));
        await person.GotoAsync(desk.At("/figures"));
        Assert.Contains("Số liệu", await person.InnerTextAsync("h1"), StringComparison.Ordinal);
        await administrator.ClickAsync("form[action$='/revoke'] button");
        await administrator.WaitForSelectorAsync("section[aria-labelledby=roles] p.muted");
        await person.ReloadAsync();
        Assert.Contains("không được giao quyền", await person.InnerTextAsync("h1"), StringComparison.Ordinal);

        await administrator.ClickAsync("form[action$='/active'] button");
        await administrator.WaitForSelectorAsync(".notice-warn");
        await person.GotoAsync(desk.At("/account"));
        Assert.Contains("/sign-in?back=", person.Url, StringComparison.Ordinal);
        await SignIn(person, Own);
        await person.WaitForURLAsync("**/sign-in?failed=1*");
        await administrator.GotoAsync(desk.At("/admin/people?q=hong.lt"));
        Assert.Equal(0, await administrator.Locator("tbody tr").CountAsync());
        await administrator.GotoAsync(desk.At("/admin/people?q=hong.lt&state=off"));
        Assert.Equal(1, await administrator.Locator("tbody tr").CountAsync());
    }

    [Fact]
    public async Task People_stand_in_Vietnamese_order_and_are_found_without_typing_accents()
    {
        var administrator = await desk.Administrator();
        foreach (var (name, userName) in new[] { ("Nguyễn Văn Ẩn", "an.nv"), ("Đặng Minh Đức", "duc.dm"), ("Trần Bảo An", "an.tb"), ("Nguyễn Thị Ánh", "anh.nt"), ("Phạm Văn Dũng", "dung.pv") })
        {
            await desk.Create(name, userName, "");
        }

        await administrator.GotoAsync(desk.At("/admin/people?state=all"));
        string[] expected = ["Trần Bảo An", "Nguyễn Thị Ánh", "Nguyễn Văn Ẩn", "Phạm Văn Dũng", "Đặng Minh Đức"];
        Assert.Equal(expected, (await administrator.Locator("tbody th").AllInnerTextsAsync()).Where(expected.Contains));

        await administrator.FillAsync("#q", "nguyen");
        await administrator.ClickAsync("form[role=search] button");
        await administrator.WaitForURLAsync("**q=nguyen*");
        Assert.Equal(["Nguyễn Thị Ánh", "Nguyễn Văn Ẩn"], await administrator.Locator("tbody th").AllInnerTextsAsync());
        await administrator.GotoAsync(desk.At("/admin/people?q=duc"));
        Assert.Equal(["Đặng Minh Đức"], await administrator.Locator("tbody th").AllInnerTextsAsync());
    }

    [Theory]
    [InlineData("khong-phai-dia-chi", "Địa chỉ thư điện tử không đúng")]
    [InlineData("An <an@phuong12.example>", "Địa chỉ thư điện tử không đúng")]
    public async Task What_cannot_be_taken_stays_as_it_was_typed(string email, string answer)
    {
        var administrator = await desk.Administrator();
        await administrator.GotoAsync(desk.At("/admin/people"));
        await administrator.FillAsync("#name", "Võ Thị Sáu");
        await administrator.FillAsync("#userName", "sau.vt");
        await administrator.SelectOptionAsync("#new-unit", "police");
        await administrator.EvalOnSelectorAsync("#email", "field => field.type = 'text'");
        await administrator.FillAsync("#email", email);
        await administrator.ClickAsync("section[aria-labelledby=new] button");
        await administrator.WaitForSelectorAsync("[role=alert]");

        Assert.Contains(answer, await administrator.InnerTextAsync("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(
            ("Võ Thị Sáu", "sau.vt", "police", email),
            (await administrator.InputValueAsync("#name"), await administrator.InputValueAsync("#userName"), await administrator.InputValueAsync("#new-unit"), await administrator.InputValueAsync("#email")));
    }

    private static long Step => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30;

    private async Task SignIn(IPage person, string password)
    {
        await person.GotoAsync(desk.At("/sign-in"));
        await person.FillAsync("#name", "hong.lt");
        await person.FillAsync("#password", password);
        await person.ClickAsync("main button[type=submit]");
        await person.WaitForLoadStateAsync();
    }

    /// <summary>The app on a small plan, and its administrator at a browser.</summary>
    public sealed class Desk : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();
        private RunningApp? app;
        private IPlaywright? playwright;
        private IBrowser? browser;
        private IPage? administrator;

        public async ValueTask InitializeAsync()
        {
            folder.WriteSmallPlan("rules/small");
            app = await RunningApp.Start(Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        }

        public string At(string path) => new Uri(app!.Address, path).ToString();

        public async Task<IPage> Administrator()
        {
            if (administrator is null)
            {
                administrator = (await Visit()).Page;
                await administrator.AsFirstAdministrator(app!);
            }

            return administrator;
        }

        public async Task<VisitedPage> Visit()
        {
            Browsers.Require();
            playwright ??= await Playwright.CreateAsync();
            browser ??= await Browsers.Launch(playwright);
            return new VisitedPage(await browser.NewPageAsync(), app!.Address);
        }

        /// <returns>The password that serves once.</returns>
        public async Task<string> Create(string name, string userName, string unit)
        {
            var page = await Administrator();
            await page.GotoAsync(At("/admin/people"));
            await page.FillAsync("#name", name);
            await page.FillAsync("#userName", userName);
            await page.SelectOptionAsync("#new-unit", unit);
            await page.ClickAsync("section[aria-labelledby=new] button");
            return await page.InnerTextAsync("#one-time");
        }

        public async ValueTask DisposeAsync()
        {
            if (browser is not null)
            {
                await browser.CloseAsync();
            }

            playwright?.Dispose();
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            folder.Dispose();
        }
    }
}
