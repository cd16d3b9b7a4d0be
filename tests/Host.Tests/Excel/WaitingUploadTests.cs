using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ActionPlan.Host.Access;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Persistence.Keeping;
using ActionPlan.Host.Tests.Access;

namespace ActionPlan.Host.Tests.Excel;

/// <summary>A file that is looked at before it is taken waits in the database, where every host finds it.</summary>
public sealed partial class WaitingUploadTests(SecuredApp app) : IClassFixture<SecuredApp>
{
    private const string Page = "/figures/excel?unit=police&area=phuong-12&period=2025-Q3";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_its_senders_alone_and_what_changed_while_it_was_looked_at_is_shown_before_it_is_taken()
    {
        using var clerk = await Clerk("nguyen-an", "203.0.113.60");
        using var colleague = await Clerk("le-binh", "203.0.113.61");

        var mine = await Upload(clerk, 19);
        var shown = await clerk.Text(mine);
        Assert.Contains("<strong>19 vụ</strong>", WebUtility.HtmlDecode(shown), StringComparison.Ordinal);
        Assert.Contains("Bản xem trước không còn", WebUtility.HtmlDecode(await colleague.Text(mine)), StringComparison.Ordinal);
        Assert.All(await Contents(), content => Assert.True(content.AsSpan().IndexOf("criminalCases"u8) < 0));

        var theirs = await Upload(colleague, 23);
        Assert.EndsWith("&taken=1", await colleague.Post(theirs + "/take", theirs, ("seen", Seen(await colleague.Text(theirs)))), StringComparison.Ordinal);

        Assert.Equal(mine + "?refused=1", await clerk.Post(mine + "/take", mine, ("seen", Seen(shown))));
        var again = await clerk.Text(mine + "?refused=1");
        Assert.Contains("Trong lúc bạn xem, số liệu đã thay đổi", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
        Assert.Contains("23 vụ", WebUtility.HtmlDecode(again), StringComparison.Ordinal);
        Assert.EndsWith("&taken=1", await clerk.Post(mine + "/take", mine, ("seen", Seen(again))), StringComparison.Ordinal);

        Assert.Equal(19m, await app.Read(db => db.FigureDrafts.Where(row => row.Figure == "criminalCases").Select(row => row.Value).SingleAsync(Cancellation)));
        Assert.Empty(await Contents());
    }

    [Fact]
    public async Task It_waits_for_some_hours_and_not_longer()
    {
        using var clerk = await Clerk("tran-chi", "203.0.113.62");
        var waiting = await Upload(clerk, 5);

        app.Clock.Advance(FormKeeping.Long);
        await clerk.SignIn("tran-chi", SecuredApp.Password);

        Assert.Contains("Bản xem trước không còn", WebUtility.HtmlDecode(await clerk.Text(waiting)), StringComparison.Ordinal);
    }

    private async Task<Visitor> Clerk(string name, string address)
    {
        var id = await app.Account(name);
        await app.Read(async db =>
        {
            db.Grants.Add(new GrantRow { UserId = id, Role = Role.DataEntry, Unit = "police" });
            return await db.SaveChangesAsync(Cancellation);
        });
        return await app.SignIn(name, address);
    }

    private static Task<string> Upload(Visitor clerk, int cases) => clerk.Upload(
        "/figures/upload", Page, "f.csv", Encoding.UTF8.GetBytes($"figure,area,period,value\ncriminalCases,phuong-12,2025-Q3,{cases}\n"), ("unit", "police"),
        ("area", "phuong-12"), ("period", "2025-Q3"));

    private Task<List<byte[]>> Contents() => app.Read(db => db.KeptForms.Select(row => row.Content).ToListAsync(Cancellation));

    private static string Seen(string page) => Mark().Match(page).Groups["mark"].Value;

    [GeneratedRegex("name=\"seen\" value=\"(?<mark>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
