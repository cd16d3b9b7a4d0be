using System.IO.Compression;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using MimeKit;

namespace ActionPlan.Host.Tests.Sweeps;

/// <summary>Markup in every field that people can save: it stays text on every page, in letters, documents and tables.</summary>
[Collection(nameof(SweptCollection))]
public sealed class StoredScriptTests(SweptSample app)
{
    /// <summary>Forms that take no text of people's own: choices, ticks and passwords, which are never shown.</summary>
    private static readonly string[] WithoutText =
    [
        "/registers/{register}/confirm", "/reports/draft", "/reports/{id:long}/redraft", "/reports/{id:long}/review", "/reports/{id:long}/corrigendum",
        "/reports/{id:long}/issue",
        "/reports/{id:long}/copy", "/summaries/send", "/sign-in/sample", "/sign-out", "/account/password", "/account/leave-everywhere", "/account/two-factor",
        "/account/two-factor/key", "/account/two-factor/off", "/account/sessions/end", "/account/sessions/end-others", "/runs/evaluate",
        "/mail/retry", "/figures/upload/{id}/take", "/admin/escalation/save", "/settings", "/sample/load", "/sample/leave", "/figures/sheet/take-back",
        "/figures/sheet/lock",
        "/admin/people/{id}/grant", "/admin/people/{id}/revoke", "/admin/people/{id}/active", "/admin/people/{id}/password", "/admin/people/{id}/unlock",
        "/admin/people/{id}/two-factor",
        "/admin/people/{id}/unlink", "/admin/keys/{id:long}/revoke", "/assignments/{id}/carry", "/alerts/{id:long}/carry", "/meeting/withdraw",
        "/account/calendar", "/account/calendar/revoke", "/admin/start/mark", "/plan/next/{id}/prepare", "/plan/ready/give-up", "/rules/versions/import",
    ];

    /// <summary>Forms of a module's owner, each of which needs the one before to have been taken: <c>DraftPagesTests</c> sends markup through them.</summary>
    private static readonly string[] OfOwners = ["/rules/{module}/save", "/rules/{module}/form", "/rules/{module}/check", "/rules/{module}/restore",
        "/rules/{module}/remove",
        "/rules/{module}/propose", "/rules/{module}/tests", "/rules/{module}/keep", "/rules/{module}/list", "/rules/{module}/list/{upload}/take",
        "/rules/plan.json/lineage", "/rules/{module}/value", "/rules/{module}/tests/drop",
        "/rules/folder/propose", "/rules/folder/take-back", "/rules/{module}/two-people", "/rules/{module}/take-back", "/rules/decide/{id:long}",
        "/rules/{module}/take-over/{id:long}", "/rules/versions/{seq:long}/withdraw"];

    /// <summary>The reason why a schedule waits: none runs where only pages are looked at. <c>MachineHealthTests</c> shows it.</summary>
    private static readonly string[] OfSchedules = ["/admin/health/schedule"];

    /// <summary>Forms that send what a sheet's own forms send, which are tried there: whoever is first leaves nothing to the other.</summary>
    private static readonly string[] AsOnTheSheet = ["/approvals/approve", "/approvals/send-back"];

    /// <summary>Fields that are sent along and not looked at: to check is not to save, to approve needs no reason, and no code is asked for here.</summary>
    private static readonly string[] Unread = ["/figures/sheet/approve why", "/approvals/approve why", "/figures/sheet/check c#.note",
        "/figures/sheet/check c#.reason", "/figures/sheet/check c#.source", "/sign-in/code code"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_element_is_made_of_what_people_typed_and_nothing_fails() => Assert.Empty((await app.Typing).Wrong);

    [Fact]
    public async Task Every_field_shows_what_was_typed_or_is_refused_with_words() => Assert.Empty((await app.Typing).Silent.Except(Unread));

    [Fact]
    public async Task Every_form_that_takes_text_was_tried()
    {
        var forms = app.Endpoints
            .Where(endpoint => AppRoutes.Takes(endpoint, HttpMethods.Post) && !AppRoutes.Name(endpoint).StartsWith("/api/", StringComparison.Ordinal))
            .Select(AppRoutes.Name);

        Assert.Empty(forms.Except((await app.Typing).Reached).Except(WithoutText).Except(OfOwners).Except(OfSchedules).Except(AsOnTheSheet));
    }

    [Fact]
    public async Task Each_kind_of_page_that_shows_it_runs_nothing_in_a_browser()
    {
        var showing = (await app.Typing).Showing;
        var ran = new List<string>();
        foreach (var (route, (person, address)) in showing)
        {
            var desk = await app.DeskOf(person);
            void Note(object? sender, IDialog dialog)
            {
                ran.Add($"{route}: {dialog.Message}");
                _ = dialog.DismissAsync();
            }

            desk.Dialog += Note;
            await desk.GotoAsync(new Uri(app.Address, address).ToString());
            desk.Dialog -= Note;
            if (await desk.EvaluateAsync<bool>("window.pwned !== undefined || document.querySelector('img[src=x], script:not([src]), [onerror]') !== null"))
            {
                ran.Add($"{person} {address}");
            }
        }

        Assert.True(showing.Count > 30, string.Join(' ', showing.Keys));
        Assert.Empty(ran);
    }

    [Fact]
    public async Task Letters_carry_it_as_text()
    {
        await app.Typing;
        var desk = await app.DeskOf("mau.kiemtra");
        var letters = (await ReadPage.Look(desk, "/mail")).Links
            .Where(link => link.StartsWith("/mail/", StringComparison.Ordinal) && !link.Contains('?', StringComparison.Ordinal)).Distinct().Take(12).ToList();
        Assert.NotEmpty(letters);
        foreach (var letter in letters)
        {
            using var mime = await MimeMessage.LoadAsync(new MemoryStream(await Download("mau.kiemtra", letter + ".eml")), Cancellation);
            var drawn = await ReadPage.Look(desk, letter + "/html");

            Assert.NotEmpty(Marker.NumbersIn(drawn.Text));
            Assert.Empty(drawn.Foreign);
            Assert.All(mime.Headers, header => Assert.DoesNotContain('\n', header.Value));
            Assert.Contains("<script>", mime.TextBody, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_report_in_Word_holds_it_as_text_and_leads_nowhere()
    {
        await app.Typing;
        foreach (var report in app.Prepared.Where(page => page.StartsWith("/reports/", StringComparison.Ordinal)))
        {
            var texts = new List<string>();
            foreach (var (name, part) in await Parts("mau.vanphong", report + "/word"))
            {
                Assert.DoesNotContain(part.DescendantsAndSelf(),
                    element => element.Name.LocalName is "script" or "img" or "altChunk" or "instrText" or "object");
                Assert.DoesNotContain(part.DescendantsAndSelf(), element => element.Attribute("TargetMode")?.Value == "External");
                texts.AddRange(name == "word/document.xml"
                    ? part.Descendants().Where(element => element.Name.LocalName == "t").Select(element => element.Value) : []);
            }

            Assert.Contains("<script>window.pwned=1</script>", string.Concat(texts), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task No_table_that_is_taken_away_holds_a_formula()
    {
        await app.Typing;
        var tables = app.Endpoints.Where(endpoint => AppRoutes.Takes(endpoint, HttpMethods.Get)).Select(AppRoutes.Name)
            .Where(name => name.StartsWith("/export/", StringComparison.Ordinal) && !name.EndsWith("/provisional", StringComparison.Ordinal)
                // A target's course, as a picture or as numbers.
                && !name.StartsWith("/export/course/", StringComparison.Ordinal))
            .Select(name => name.Replace("{register}", "milestones", StringComparison.Ordinal).Replace("{id:long}", "1", StringComparison.Ordinal)).ToList();
        Assert.True(tables.Count > 6);
        var plain = new List<string>();
        foreach (var table in tables.Concat(
            app.Prepared.Where(page => page.StartsWith("/reports/", StringComparison.Ordinal)).Select(report => report + "/excel"))
            .Append("/figures/template?unit=police&area=phuong-12&period=2025-Q4"))
        {
            var parts = await Parts(WhoTakes(table), table);
            Assert.DoesNotContain(parts.SelectMany(part => part.Content.DescendantsAndSelf()), element => element.Name.LocalName is "f" or "hyperlink");
            if (!parts.SelectMany(part => part.Content.Descendants())
                .Any(element => element.Name.LocalName == "t" && element.Value.Contains("zq", StringComparison.Ordinal)))
            {
                plain.Add(table);
            }
        }

        // These hold nothing that people type.
        Assert.Equal(["/export/reports", "/export/runs"], plain.Order(StringComparer.Ordinal));
    }

    private static string WhoTakes(string table) => table switch
    {
        "/export/audit" => "mau.kiemtra",
        "/export/people" or "/export/units" or "/export/areas" or "/export/keys" => "mau.quantri",
        _ when table.StartsWith("/figures/template", StringComparison.Ordinal) => "mau.congan",
        _ => "mau.vanphong",
    };

    [Fact]
    public async Task The_trail_as_csv_begins_no_cell_as_a_formula_does()
    {
        await app.Typing;
        var text = System.Text.Encoding.UTF8.GetString(await Download("mau.kiemtra", "/audit/export"));

        Assert.NotEmpty(Marker.NumbersIn(text));
        Assert.DoesNotMatch("(^|[,\r\n])\"?[=+@\t-]", text);
    }

    private async Task<byte[]> Download(string person, string address)
    {
        var answer = await (await app.DeskOf(person)).APIRequest.GetAsync(new Uri(app.Address, address).ToString());
        Assert.True(answer.Status == 200, $"{person} {address}: {answer.Status}");
        return await answer.BodyAsync();
    }

    private async Task<IReadOnlyList<(string Name, XElement Content)>> Parts(string person, string address)
    {
        await using var package = new ZipArchive(new MemoryStream(await Download(person, address)));
        return [.. package.Entries
            .Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal) || entry.Name.EndsWith(".rels", StringComparison.Ordinal))
            .Select(entry => (entry.FullName, XElement.Load(entry.Open())))];
    }
}
