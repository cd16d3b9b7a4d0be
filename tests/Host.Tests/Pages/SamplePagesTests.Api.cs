namespace ActionPlan.Host.Tests.Pages;

public sealed partial class SamplePagesTests
{
    [Fact]
    public async Task The_reference_of_the_api_shows_itself_without_a_request_that_leaves_the_machine()
    {
        await using var visited = await app.Visit("/api/reference/", signedIn: null);
        await visited.Page.WaitForSelectorAsync("text=Gửi số liệu");
        await visited.Page.WaitForSelectorAsync("text=Lấy kết quả đánh giá của một quý");
        await visited.Page.WaitForSelectorAsync("text=Khóa kết nối");

        Assert.Empty(visited.Wrong);
    }

    [Fact]
    public async Task An_administrator_gives_another_system_a_key_and_takes_it_back()
    {
        await using var visited = await app.VisitAs("mau.quantri", "/admin/keys");
        Assert.Empty(await visited.Obstacles());
        await visited.Page.FillAsync("#holder", "Hệ thống hộ tịch");
        await visited.Page.SelectOptionAsync("#unit", "police");
        await visited.Page.CheckAsync("input[value='figures:write']");
        await visited.Click("main form button[type=submit]");
        Assert.StartsWith("ap_", await visited.Text("#key"), StringComparison.Ordinal);
        Assert.Empty(await visited.Obstacles());

        await visited.Go("/admin/keys");
        await visited.Page.SetViewportSizeAsync(390, 844);
        Assert.Empty(await visited.Obstacles());
        await visited.Click("button[aria-label^='Thu hồi: Hệ thống hộ tịch']");
        await visited.Page.WaitForSelectorAsync("[role=status]");
        Assert.Contains("Đã thu hồi", await visited.Text("main table"), StringComparison.Ordinal);
        Assert.Empty(visited.Wrong);
    }
}
