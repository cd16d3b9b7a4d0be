using ActionPlan.Host.Tests.Database;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>Figures typed into a sheet with its script.</summary>
[OnFile("the program shows its sample from a file")]
public sealed class TypingTests(BrokenDownFixture app) : IClassFixture<BrokenDownFixture>
{
    private const string Cases = "tr[id^='c-cases-'] input.cell";

    [Fact]
    public async Task Keys_lead_from_cell_to_cell_and_never_send_the_form()
    {
        const string sheet = "/figures/police/ward/2024-Q1";
        await using var officer = await app.VisitAs("mau.congan", sheet);
        await Cell(officer, "patrols", 1).FocusAsync();

        foreach (var (key, cell) in new[]
        {
            ("Enter", "patrols kp-2"), ("ArrowDown", "patrols kp-3"), ("ArrowRight", "fires kp-3"), ("Tab", "fires kp-3"), ("Shift+Tab", "fires kp-3"),
            ("ArrowUp", "fires kp-2"),
            ("ArrowLeft", "patrols kp-2"), ("Shift+Enter", "patrols kp-1"), ("ArrowUp", "drills ward"), ("ArrowDown", "patrols kp-1"),
            ("Control+End", "cameras kp-100"), ("Control+Home", "cases ward"),
        })
        {
            await officer.Page.Keyboard.PressAsync(key);
            if (!key.Contains("Tab", StringComparison.Ordinal))
            {
                Assert.Equal((key, cell), (key, await Focused(officer)));
            }
        }

        await officer.Page.Keyboard.TypeAsync("17");
        await officer.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("", await officer.Page.InputValueAsync(Cases));
        Assert.EndsWith(sheet, officer.Page.Url, StringComparison.Ordinal);
        Assert.Empty(officer.Wrong);
    }

    [Fact]
    public async Task A_block_from_Excel_fills_the_open_cells_and_can_be_undone()
    {
        await using var officer = await app.VisitAs("mau.congan", "/figures/police/ward/2024-Q2");
        await Cell(officer, "lodgers", 99).FillAsync("5");
        await Paste(Cell(officer, "lodgers", 99), "1.234\t\"2\"\r\n3\t4\r\n5\t6\r\n");

        Assert.Equal(["1.234", "2", "3", "4"], await Values(officer, ("lodgers", 99), ("cameras", 99), ("lodgers", 100), ("cameras", 100)));
        var told = await officer.Text("#entry-status");
        Assert.Contains("Đã điền 4 ô", told, StringComparison.Ordinal);
        Assert.Contains("2 ô không điền được", told, StringComparison.Ordinal);
        await Told(officer, "td[id^='c-lodgers-kp-99-'] .understood", "1234");
        await Told(officer, "#sum-lodgers-2024-Q2", "1.237 (mới có 2/100)");

        await Cell(officer, "lodgers", 99).PressAsync("Control+z");
        Assert.Equal(["5", "", "", ""], await Values(officer, ("lodgers", 99), ("cameras", 99), ("lodgers", 100), ("cameras", 100)));

        await Paste(Cell(officer, "patrols", 1), "7\t8\n9\t10\n11\t12");
        Assert.Equal(["7", "8", "9", "10", "11", "12"],
            await Values(officer, ("patrols", 1), ("fires", 1), ("patrols", 2), ("fires", 2), ("patrols", 3), ("fires", 3)));
        await Told(officer, "#entry-status", "Đã lưu nháp");
        // What was told may be of an earlier cell: the page can be left once it no longer asks.
        await officer.Page.WaitForFunctionAsync(
            "() => { const leaving = new Event('beforeunload', { cancelable: true }); dispatchEvent(leaving); return !leaving.defaultPrevented; }");
        await officer.Page.ReloadAsync();
        Assert.Equal(["5", "", "11", "12"], await Values(officer, ("lodgers", 99), ("cameras", 99), ("patrols", 3), ("fires", 3)));
        Assert.Empty(officer.Wrong);
    }

    [Fact]
    public async Task What_is_typed_is_checked_at_once_and_kept_as_a_draft_after_a_pause()
    {
        await using var officer = await app.VisitAs("mau.congan", "/figures/police/ward/2024-Q3");
        await officer.Page.FillAsync(Cases, "12x");
        await Told(officer, "tr[id^='c-cases-'] .problem", "✕");
        await officer.Page.FillAsync(Cases, "-3");
        await Told(officer, "tr[id^='c-cases-'] .problem", "✕");
        await officer.Page.FillAsync("tr[id^='c-drills-'] input.cell", "1");
        await Told(officer, "#remarks-count", "2 lỗi, 0 cảnh báo");
        await officer.Page.FillAsync(Cases, "5");
        await Told(officer, "#remarks-count", "1 lỗi, 0 cảnh báo");

        await Told(officer, "#entry-status", "Đã lưu nháp");
        await Told(officer, "tr[id^='c-cases-'] .state", "Nháp");
        await officer.Page.FillAsync(Cases, "4");
        await officer.Press("Lưu nháp");
        await officer.Page.Reaches("**saved=1");
        Assert.Equal("4", await officer.Page.InputValueAsync(Cases));
        Assert.Contains("1 lỗi, 0 cảnh báo", await officer.Text("#remarks-count"), StringComparison.Ordinal);
        Assert.Empty(officer.Wrong);
    }

    [Fact]
    public async Task Two_people_on_one_cell_are_told_while_they_type_and_choose()
    {
        const string sheet = "/figures/police/ward/2025-Q1";
        await using var first = await app.VisitAs("mau.congan", sheet);
        await using var second = await app.VisitAs("mau.truongcongan", sheet);
        await first.Page.FillAsync(Cases, "31");
        await Told(first, "#entry-status", "Đã lưu nháp");

        await second.Page.FillAsync("tr[id^='c-drills-'] input.cell", "1");
        await Assertions.Expect(second.Page.Locator(Cases)).ToHaveValueAsync("31", new LocatorAssertionsToHaveValueOptions { Timeout = 30_000 });
        await first.Page.FillAsync(Cases, "30");
        await Gone(first, "tr[id^='c-cases-'][data-unsaved]");
        await second.Page.FillAsync(Cases, "32");
        await Told(second, "tr[id^='c-cases-'] .conflict legend", "Cán bộ nhập số liệu Công an (minh hoạ) vừa nhập 30");
        await Told(second, "#entry-status", "1 ô chưa lưu được");
        Assert.Equal("32", await second.Page.InputValueAsync(Cases));
        await second.Page.GetByLabel("Lấy giá trị của tôi").ClickAsync();
        await Gone(second, "fieldset.conflict");

        await first.Page.FillAsync(Cases, "33");
        await Told(first, "tr[id^='c-cases-'] .conflict legend", "vừa nhập 32");
        await first.Page.GetByLabel("Giữ giá trị đang có (32)").ClickAsync();
        await Gone(first, "fieldset.conflict");
        Assert.Equal("32", await first.Page.InputValueAsync(Cases));
        await first.Page.FillAsync(Cases, "34");
        await Told(first, "tr[id^='c-cases-'] .state", "Cán bộ nhập số liệu");
        await first.Page.ReloadAsync();
        Assert.Equal("34", await first.Page.InputValueAsync(Cases));
        Assert.Empty(first.Wrong.Concat(second.Wrong));
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task A_broken_down_sheet_serves_a_phone_and_a_screen_reader(int width)
    {
        await using var officer = await app.VisitAs("mau.congan", "/figures/police/ward/2025-Q4", width: width);

        Assert.Empty(await officer.Obstacles());
        Assert.Empty(officer.Wrong);
    }

    private static ILocator Cell(VisitedPage person, string figure, int neighbourhood) =>
        person.Page.Locator($"td[id^='c-{figure}-kp-{neighbourhood}-'] input.cell");

    private static async Task<string[]> Values(VisitedPage person, params (string Figure, int Neighbourhood)[] cells)
    {
        var values = new List<string>();
        foreach (var (figure, neighbourhood) in cells)
        {
            values.Add(await Cell(person, figure, neighbourhood).InputValueAsync());
        }

        return [.. values];
    }

    private static Task<string> Focused(VisitedPage person) =>
        person.Page.EvaluateAsync<string>(
            "() => document.activeElement.closest('[data-cell]')?.dataset.cell.split('/').slice(0, 2).join(' ') ?? document.activeElement.tagName");

    // As the browser hands over what Excel has put on the clipboard.
    private static async Task Paste(ILocator cell, string text) => await cell.EvaluateAsync(
        """
        (field, text) => {
          field.focus();
          const data = new DataTransfer();
          data.setData('text/plain', text);
          field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        text);

    private static Task Told(VisitedPage person, string where, string what) =>
        Assertions.Expect(person.Page.Locator(where)).ToContainTextAsync(what, new LocatorAssertionsToContainTextOptions { Timeout = 30_000 });

    private static Task Gone(VisitedPage person, string what) =>
        Assertions.Expect(person.Page.Locator(what)).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });
}
