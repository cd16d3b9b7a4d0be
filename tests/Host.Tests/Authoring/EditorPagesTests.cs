using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Pages;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>A module's owner at the editor and at the forms of one draft.</summary>
public sealed class EditorPagesTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_editor_underlines_what_the_checks_say_completes_and_stays_in_step_with_the_forms()
    {
        using var folder = new TemporaryFolder();
        folder.WriteSmallPlan("rules/small");
        var path = Path.Combine(folder.Path, "rules", "small", "security.json");
        var known = SmallPlan.RulesJson.Replace("  \"targets\": [", "  // Chỉ tiêu của công an.\n  \"targets\": [", StringComparison.Ordinal);
        await File.WriteAllTextAsync(path, known, Cancellation);
        await using var desk = await RuleDesk.Open(folder, "security");
        var owner = desk.Owner;
        await owner.Go("/rules/security");
        await owner.Page.WaitForSelectorAsync(".cm-content");
        Assert.Equal(known, await desk.Text());
        Assert.Empty(await owner.Obstacles());
        Assert.Empty(await owner.Violations());

        // Underlined while it is written, in the words of `check`, before anything is saved.
        await desk.Type(known.Replace("\"of\": 75", "\"of\": 7,5", StringComparison.Ordinal));
        await owner.Page.WaitForSelectorAsync(".cm-lintRange-error");
        await owner.Page.Keyboard.PressAsync("Control+Shift+M");
        Assert.Contains("Trong JSON, dấu thập phân là dấu chấm: viết 7.5.", await owner.Text(".cm-panel-lint"), StringComparison.Ordinal);
        await owner.Page.Keyboard.PressAsync("Escape");

        // Words with their meaning, and figures by their names without diacritics.
        await desk.Type(known);
        await Complete(owner, "\"kind\": \"yearLevel\"", 9 + "yearLevel".Length, "termT", "termTotal", "cộng dồn cả nhiệm kỳ");
        await desk.Type(known);
        await Complete(owner, "* 100\"", 5, " + so vu da", "solvedCases", "Số vụ đã khám phá");
        await desk.Type(known);
        await owner.Page.Keyboard.PressAsync("Control+F");
        await owner.Page.WaitForSelectorAsync(".cm-search input[placeholder='Tìm']");
        await owner.Page.Keyboard.PressAsync("Escape");

        // By form: one line changes, and the comment stays.
        await owner.Go("/rules/security/targets/detectionRate");
        Assert.Empty(await owner.Obstacles());
        await owner.Page.FillAsync("[id='of.number']", "80,5");
        await owner.Press("Lưu và kiểm tra");
        await owner.Page.WaitForSelectorAsync("[role=status]");
        await owner.Go("/rules/security");
        Assert.Equal(known.Replace("\"of\": 75", "\"of\": 80.5", StringComparison.Ordinal), await desk.Text());

        // The page that was open before the form was saved does not take the form's change away.
        await using var stale = new VisitedPage(await Browsers.Open(), desk.App.Address);
        await stale.Page.Context.AddCookiesAsync(await SignedIn.Cookies(owner.Page));
        await stale.Go("/rules/security");
        await owner.Go("/rules/security/targets/detectionRate");
        await owner.Page.FillAsync("#name", "Tỷ lệ khám phá án hình sự");
        await owner.Press("Lưu và kiểm tra");
        await stale.Page.WaitForSelectorAsync(".cm-content");
        await stale.Press("Lưu và kiểm tra");
        Assert.Contains("Bản thảo đã thay đổi từ khi trang này mở", await stale.Text("[role=alert]"), StringComparison.Ordinal);
        // It shows both, and a second save takes its place on purpose or not at all.
        Assert.Matches("(?m)^- .*\"Tỷ lệ khám phá án hình sự\"", await stale.Text("section[aria-labelledby=meanwhile]"));
        Assert.Empty(await stale.Obstacles());
        await stale.Page.EvaluateAsync("document.querySelector('input[name=over]').required = false");
        await stale.Press("Lưu và kiểm tra");
        Assert.Contains("Bản thảo đã thay đổi từ khi trang này mở", await stale.Text("[role=alert]"), StringComparison.Ordinal);
        await stale.Go("/rules/security/targets/detectionRate");
        Assert.Equal("Tỷ lệ khám phá án hình sự", await stale.Page.InputValueAsync("#name"));
        await owner.Page.FillAsync("#name", "Tỷ lệ khám phá");
        await owner.Press("Lưu và kiểm tra");
        await owner.Page.WaitForSelectorAsync("[role=status]");
        await stale.Page.FillAsync("#name", "Khám phá án");
        await stale.Press("Lưu và kiểm tra");
        Assert.Equal("Khám phá án", await stale.Page.InputValueAsync("#name"));
        Assert.Contains("đang lưu: Tỷ lệ khám phá", await stale.Text(".rule-field:has(#name)"), StringComparison.Ordinal);
        Assert.Equal(1, await stale.Page.GetByText("đang lưu:").CountAsync());
        Assert.Empty(await stale.Obstacles());
        await stale.Page.CheckAsync("input[name=over]");
        await stale.Press("Lưu và kiểm tra");
        await stale.Page.WaitForSelectorAsync("[role=status]");
        Assert.Equal("Khám phá án", await stale.Page.InputValueAsync("#name"));

        // A new figure and a new target; an error stands at its field as `check` words it.
        await owner.Go("/rules/security/figures");
        await owner.Page.FillAsync("#name", "Số buổi tuần tra");
        await owner.Page.FillAsync("#measuredIn", "buổi");
        await owner.Page.SelectOptionAsync("#whole", "true");
        await owner.Page.SelectOptionAsync("#type", "flow");
        await owner.Page.SelectOptionAsync("#every", "quarter");
        await owner.Press("Lưu và kiểm tra");
        Assert.EndsWith("rules/security/figures/soBuoiTuanTra?done=save", owner.Page.Url, StringComparison.Ordinal);
        await owner.Go("/rules/security/targets");
        await owner.Page.FillAsync("#name", "Tuần tra mỗi quý");
        await owner.Page.FillAsync("#measuredIn", "buổi");
        await owner.Page.SelectOptionAsync("#responsible", "police");
        await owner.Page.SelectOptionAsync("#kind", "perPeriod");
        await owner.Page.SelectOptionAsync("#every", "quarter");
        await owner.Page.FillAsync("#value", "soBuoiTuanTra");
        await owner.Page.SelectOptionAsync("[id='threshold.is']", "atLeast");
        await owner.Page.FillAsync("[id='of.number']", "12");
        await owner.Press("Lưu và kiểm tra");
        Assert.Equal("true", await owner.Page.GetAttributeAsync("#value", "aria-invalid"));
        var said = await owner.Text("[id='value-told']");
        var answer = await Check(owner, await TextOf(owner));
        Assert.Contains(answer, problem => problem.Message == said.Trim());
        Assert.Empty(await owner.Obstacles());
        Assert.Empty(await owner.Violations());

        // A figure is found by its name without diacritics, and put in.
        await owner.Page.FillAsync("#value", "");
        await owner.Page.Locator("#value").PressSequentiallyAsync("2 * buoi tuan");
        await Assertions.Expect(owner.Page.Locator("#value-offers [aria-selected=true]")).ToHaveTextAsync("Số buổi tuần tra: trong kỳ");
        Assert.Empty(await owner.Violations());
        await owner.Page.Keyboard.PressAsync("ArrowDown");
        await owner.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("2 * soBuoiTuanTra.YearToDate", await owner.Page.InputValueAsync("#value"));
        await owner.Page.FillAsync("#value", "");
        await owner.Page.ClickAsync("details.picker > summary");
        await owner.Page.FillAsync("#pick-find", "tuan tra");
        await owner.Page.ClickAsync("button.pick:visible >> nth=0");
        Assert.Equal("soBuoiTuanTra.Period", await owner.Page.InputValueAsync("#value"));
        await owner.Press("Lưu và kiểm tra");
        Assert.Contains("“Số buổi tuần tra” (trong kỳ)", await owner.Text("#value-said"), StringComparison.Ordinal);
        Assert.Equal(0, await owner.Page.Locator(".field-problems .bad").CountAsync());
        await owner.Go("/rules/security");
        Assert.Contains("Thêm chỉ tiêu Tuần tra mỗi quý", await owner.Text("section[aria-labelledby=differs]"), StringComparison.Ordinal);
        Assert.Contains("  // Chỉ tiêu của công an.\n", await desk.Text(), StringComparison.Ordinal);
        Assert.Equal(known, await File.ReadAllTextAsync(path, Cancellation));
        // A check that another takes the place of is given up.
        Assert.DoesNotContain(owner.Wrong, one => !one.EndsWith("/check", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_mistakes_that_officials_make_are_answered_on_the_page_as_at_the_machine()
    {
        using var folder = new TemporaryFolder();
        var shipped = Path.Combine(WardsRules.Everybodys, "phuong-12-2020-2025");
        foreach (var file in Directory.EnumerateFiles(shipped, "*.json"))
        {
            folder.Write($"rules/p12/{Path.GetFileName(file)}", await File.ReadAllTextAsync(file, Cancellation));
        }

        await using var desk = await RuleDesk.Open(folder, "environment");
        await desk.Owner.Go("/rules/environment");
        var text = await File.ReadAllTextAsync(Path.Combine(shipped, "environment.json"), Cancellation);
        using var mistakes = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(Folders.Root, "tests", "Rules.Tests", "Mistakes", "mistakes.json"), Cancellation));

        // As many as one person may ask in a minute.
        var asked = mistakes.RootElement.EnumerateArray().Where(one => Of(one, "file") == "environment.json").Where((_, index) => index % 2 == 0)
            .Take(55).ToList();
        Assert.InRange(asked.Count, 50, 55);
        foreach (var mistake in asked)
        {
            var written = text.Replace(Of(mistake, "piece"), Of(mistake, "instead"), StringComparison.Ordinal).ReplaceLineEndings("\n");
            var at = written.IndexOf('¦', StringComparison.Ordinal);
            var problems = await Check(desk.Owner, written.Replace("¦", "", StringComparison.Ordinal));
            Assert.Contains(new Said(1 + written[..at].Count(one => one == '\n'), at - written.LastIndexOf('\n', at), Of(mistake, "answer")), problems);
        }

        Assert.DoesNotContain(desk.Owner.Wrong, one => !one.EndsWith("/check", StringComparison.Ordinal));

        static string Of(JsonElement mistake, string name) => mistake.GetProperty(name).GetString()!;
    }

    [Fact]
    public async Task The_bundle_is_made_of_the_sources_beside_it()
    {
        var folder = Path.Combine(Folders.Root, "tools", "editor");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder)
            .Where(path => path.EndsWith(".mjs", StringComparison.Ordinal) || Path.GetFileName(path) == "package-lock.json")
            .OrderBy(Path.GetFileName, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes((await File.ReadAllTextAsync(file, Cancellation)).Replace("\r\n", "\n", StringComparison.Ordinal)));
        }

        var bundle = Path.Combine(Folders.Root, "src", "Host", "wwwroot", "editor", "rules.js");
        Assert.Contains(Convert.ToHexStringLower(hash.GetHashAndReset()), (await File.ReadAllLinesAsync(bundle, Cancellation))[0], StringComparison.Ordinal);

        // What a browser fetches of it, once.
        await using var packed = new MemoryStream();
        await using (var brotli = new System.IO.Compression.BrotliStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            await brotli.WriteAsync(await File.ReadAllBytesAsync(bundle, Cancellation), Cancellation);
        }

        Assert.InRange(packed.Length, 1, 200 * 1024);
    }

    /// <summary>Puts the cursor behind some characters of a piece, types, and takes the first that is offered.</summary>
    private static async Task Complete(VisitedPage owner, string piece, int behind, string typed, string offered, string meaning)
    {
        var field = await owner.Page.InputValueAsync("#text");
        var at = field.LastIndexOf(piece, StringComparison.Ordinal) + behind;
        var (line, column) = (field[..at].Count(one => one == '\n'), at - field.LastIndexOf('\n', at - 1) - 1);
        await owner.Page.Keyboard.PressAsync("Control+Home");
        for (; line > 0; line--)
        {
            await owner.Page.Keyboard.PressAsync("ArrowDown");
        }

        await owner.Page.Keyboard.PressAsync("Home");
        await owner.Page.Keyboard.PressAsync("Home");
        for (; column > 0; column--)
        {
            await owner.Page.Keyboard.PressAsync("ArrowRight");
        }

        if (typed == "termT")
        {
            for (var letter = "yearLevel".Length; letter > 0; letter--)
            {
                await owner.Page.Keyboard.PressAsync("Backspace");
            }
        }

        await owner.Page.Keyboard.TypeAsync(typed);
        // The first of them: while one types the list goes on getting shorter.
        await owner.Page.WaitForSelectorAsync($".cm-tooltip-autocomplete li:first-child:has-text('{offered}')");
        Assert.Contains(meaning, await owner.Page.InnerTextAsync(".cm-tooltip-autocomplete li:first-child"), StringComparison.Ordinal);
        await owner.Page.WaitForTimeoutAsync(150);
        await owner.Page.Keyboard.PressAsync("Enter");
        Assert.Equal(field.Split(offered).Length + 1, (await owner.Page.InputValueAsync("#text")).Split(offered).Length);
    }

    private static async Task<string> TextOf(VisitedPage owner)
    {
        var page = await owner.Page
            .EvaluateAsync<string>(
                "fetch('rules/security').then(answer => answer.text()).then(html => new DOMParser().parseFromString(html, 'text/html').querySelector('#text').value)");
        return page.ReplaceLineEndings("\n");
    }

    private static async Task<List<Said>> Check(VisitedPage owner, string text)
    {
        var module = owner.Path.Split('/', '?')[1];
        var answer = await owner.Page.EvaluateAsync<string>(
            """
            async ([text, module]) => {
              const body = new FormData();
              const form = document.querySelector('form[method=post]:has([name=base])');
              body.append('__RequestVerificationToken', form.elements['__RequestVerificationToken'].value);
              body.append('base', form.elements['base'].value);
              body.append('text', text);
              const answer = await fetch(`rules/${module}/check`, { method: 'POST', body });
              return answer.ok ? await answer.text() : `${answer.status}`;
            }
            """,
            new[] { text, module });
        return JsonSerializer.Deserialize<List<Said>>(answer, JsonSerializerOptions.Web)!;
    }

    private sealed record Said(int Line, int Column, string Message);
}
