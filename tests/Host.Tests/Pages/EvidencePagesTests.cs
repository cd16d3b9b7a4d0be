using System.Net;
using System.Text;
using ActionPlan.Host.Tests.Database;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>The police prove what they answer an alert with.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class EvidencePagesTests(PagesFixture app) : IClassFixture<PagesFixture>
{
    private const string Alert = "/alerts/of/security/detectionRate?area=phuong-12";

    // The smallest picture there is.
    private static readonly byte[] Png =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public async Task A_file_is_added_read_by_those_who_may_and_withdrawn()
    {
        await using var police = await app.VisitAs("mau.congan", Alert);
        await Add(police, "Biên bản họp.pdf", "<html>");
        Assert.Contains("Nội dung không đúng với đuôi tệp", await Files(police), StringComparison.Ordinal);
        await Add(police, "<b>Hiện trường<b>.png", Png);

        Assert.Contains("Đã thêm tệp", await Files(police), StringComparison.Ordinal);
        Assert.Contains("_b_Hiện trường", await Files(police), StringComparison.Ordinal);
        await police.Page.Locator("img.thumb").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(police.Page.Locator("img.thumb")).ToHaveJSPropertyAsync("naturalWidth", 1);
        Assert.Empty(await police.Obstacles());
        var file = (await police.Page.GetAttributeAsync("ul.files a", "href"))!;
        Assert.Equal(file + "/thumbnail", await police.Page.GetAttributeAsync("img.thumb", "src"));
        foreach (var (address, type) in new[] { (file, "image/png"), (file + "/thumbnail", "image/jpeg") })
        {
            var served = await police.Page.APIRequest.GetAsync(new Uri(app.Address, address).ToString());
            Assert.Contains("sandbox", served.Headers["content-security-policy"], StringComparison.Ordinal);
            Assert.Equal(("nosniff", type), (served.Headers["x-content-type-options"], served.Headers["content-type"]));
        }

        await Add(police, "Cắt cụt.png", Png[..40]);
        await police.Page.Locator("img.thumb").Last.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(police.Page.Locator("img.thumb").Last).ToHaveJSPropertyAsync("naturalWidth", 144);
        Assert.Empty(police.Wrong);

        await using var other = await app.VisitAs("mau.ubnd", Alert);
        Assert.Equal(0, await other.Page.Locator("ul.files a").CountAsync());
        Assert.Equal(404, (await other.Page.APIRequest.GetAsync(new Uri(app.Address, file).ToString())).Status);
        Assert.Equal(404, (await other.Page.APIRequest.GetAsync(new Uri(app.Address, file + "/thumbnail").ToString())).Status);
        await using var secretary = await app.VisitAs("mau.bithu", Alert);
        Assert.Equal(2, await secretary.Page.Locator("img.thumb").CountAsync());
        Assert.Equal(0, await secretary.Page.Locator("#files form").CountAsync());

        await police.Page.ClickAsync("#files summary >> nth=0");
        await police.Page.FillAsync("#files input[name=why] >> nth=0", "Nhầm tệp");
        await police.Click("#files details button >> nth=0");
        Assert.Contains("Đã rút tệp", await Files(police), StringComparison.Ordinal);
        Assert.Equal(404, (await police.Page.APIRequest.GetAsync(new Uri(app.Address, file).ToString())).Status);
        await using var inspector = await app.VisitAs("mau.kiemtra", "/audit");
        Assert.Equal(200, (await inspector.Page.APIRequest.GetAsync(new Uri(app.Address, file).ToString())).Status);
    }

    [Fact]
    public async Task A_photo_of_a_milestone_is_shown_with_its_work()
    {
        await using var clerk = await app.VisitAs("mau.ubnd", "/works");
        await clerk.Click("th a:text-is('Khởi công') >> nth=0");
        await clerk.Page.Reaches("**/registers/milestones/*");
        await Add(clerk, "Lễ khởi công.png", Png);
        Assert.Contains("Đã thêm tệp", await Files(clerk), StringComparison.Ordinal);
        await clerk.Go("/works");

        Assert.Equal("Lễ khởi công.png", await clerk.Page.GetAttributeAsync("ul.photos img", "alt"));
        Assert.Contains("Khởi công", await clerk.Text("ul.photos"), StringComparison.Ordinal);
        await using var police = await app.VisitAs("mau.congan", "/works");
        Assert.Equal(0, await police.Page.Locator("ul.photos").CountAsync());
    }

    [Fact]
    public async Task A_file_without_the_forms_token_is_refused()
    {
        using var office = app.Client();
        using var form = new MultipartFormDataContent { { new StringContent("alert:1"), "subject" }, { new ByteArrayContent(Png), "file", "a.png" } };

        Assert.Equal(HttpStatusCode.BadRequest,
            (await office.PostAsync(new Uri("/files", UriKind.Relative), form, TestContext.Current.CancellationToken)).StatusCode);
    }

    private static Task Add(VisitedPage page, string name, string content) => Add(page, name, Encoding.UTF8.GetBytes(content));

    private static async Task Add(VisitedPage page, string name, byte[] content)
    {
        await page.Page.SetInputFilesAsync("#evidence-file", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        await page.Click("#files form[action='files'] button");
    }

    private static Task<string> Files(VisitedPage page) => page.Text("#files");
}
