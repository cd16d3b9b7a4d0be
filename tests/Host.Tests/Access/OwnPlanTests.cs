using System.Net;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Rules.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ActionPlan.Host.Tests.Access;

/// <summary>Two plans in one installation after the change of term: the newer one is at hand.</summary>
public sealed class OwnPlanTests : IAsyncLifetime
{
    private const string Password = "mèo con leo cây cau";

    private readonly TemporaryFolder folder = new();
    private WebApplication app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        foreach (var (id, from, to) in new[] { ("cu", "2024-Q1", "2025-Q4"), ("moi", "2026-Q1", "2030-Q4") })
        {
            folder.Write($"rules/{id}/plan.json", WardPlan.Json.Replace("\"id\": \"p\"", $"\"id\": \"{id}\"", StringComparison.Ordinal)
                .Replace("2024-Q1\", \"to\": \"2025-Q4", $"{from}\", \"to\": \"{to}", StringComparison.Ordinal)
                .Replace("\"inUseFrom\": \"2024-Q1\"", $"\"inUseFrom\": \"{from}\"", StringComparison.Ordinal));
            folder.Write($"rules/{id}/security.json", WardPlan.Rules);
        }

        var clock = new FakeTimeProvider(Ward.Time("2026-04-06 09:00"));
        app = await SampleApp.Build(
            folder.Path, isSample: false,
            builder =>
            {
                builder.Services.AddSingleton<TimeProvider>(clock);
                builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == typeof(PlanWatch)));
            },
            $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        await app.Services.OpenDatabase(Cancellation);
        await app.StartAsync(Cancellation);
    }

    [Fact]
    public async Task Whoever_has_nothing_in_the_plan_at_hand_is_led_to_his_own_and_asks_for_others_in_vain()
    {
        using var visitor = await SignIn("lan", new Grant(Role.DataEntry, "police", Plan: "cu"));

        Assert.Equal("/cu/", (await visitor.Get("/moi/")).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Get("/cu/")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.Get("/moi/alerts")).StatusCode);

        using var nobody = await SignIn("khach");
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.Get("/moi/")).StatusCode);
        using var both = await SignIn("binh", new Grant(Role.Leader, Plan: "moi"), new Grant(Role.Leader, Plan: "cu"));
        Assert.Equal(HttpStatusCode.OK, (await both.Get("/moi/")).StatusCode);
    }

    [Fact]
    public async Task The_next_terms_folder_is_written_on_its_page_and_what_is_wrong_stands_at_its_field()
    {
        using var office = await SignIn("vanphong", new Grant(Role.Office, Plan: "moi"));
        const string page = "/moi/plan/next";
        (string, string)[] Form(string from = "2031-Q1", string to = "2035-Q4", string id = "") => [("earlier", "moi"), ("from", from), ("to", to), ("id", id)];
        foreach (var (form, said) in new[]
        {
            (Form(from: "2031"), "Chưa đúng: viết hai quý"), (Form(from: "2030-Q4"), "Nhiệm kỳ mới phải bắt đầu sau"),
            (Form(to: "2030-Q4"), "Nhiệm kỳ mới phải bắt đầu sau"), (Form(id: "mới"), "Mã không hợp lệ"),
            (Form(id: "Alerts"), "Mã không hợp lệ"), (Form(id: "CU"), "Đã có chương trình"),
            ([("earlier", "khong-co"), ("from", "2031-Q1"), ("to", "2035-Q4")], "Không có chương trình này"),
        })
        {
            var back = await office.Text(await office.Post(page, page, form));
            Assert.Contains($"<div class=\"small worse\">✕ {said}", WebUtility.HtmlDecode(back), StringComparison.Ordinal);
        }

        Assert.Equal(["cu", "moi"], Directory.EnumerateDirectories(Path.Combine(folder.Path, "rules")).Select(Path.GetFileName).Order());
        var written = WebUtility.HtmlDecode(await office.Text(await office.Post(page, page, Form(from: "2031-q1"))));

        Assert.True(PlanSource.IsPlan(Path.Combine(folder.Path, "rules", "moi-2031-2035")));
        Assert.Contains("Còn 3 chỗ phải điền", written, StringComparison.Ordinal);
        Assert.Contains("href=\"rules/security/targets/crime#limit\"", await OwnerSees("/moi-2031-2035/plan/ready"), StringComparison.Ordinal);
        // It is written on and nothing else: nobody sees it as a plan that judges.
        Assert.Equal("/moi-2031-2035/plan/ready", (await office.Get("/moi-2031-2035/alerts")).Headers.Location?.OriginalString);
        Assert.DoesNotContain(app.Services.GetRequiredService<AllPlans>().Open, plan => plan.Id == "moi-2031-2035");
        await using var db = app.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        Assert.Equal("vanphong", (await db.Audit.SingleAsync(row => row.Action == nameof(AuditActions.NextPlanWritten), Cancellation)).Actor);
        // A folder that cannot be written, as it is read-only or gone, is answered and costs nothing that was typed.
        var rules = Path.Combine(folder.Path, "rules");
        Directory.Move(rules, rules + "-x");
        var gone = WebUtility.HtmlDecode(await office.Text(await office.Post(page, page, Form(from: "2036-Q1", to: "2040-Q4", id: "moi-nua"))));
        Directory.Move(rules + "-x", rules);
        Assert.Contains("không được phép ghi vào thư mục quy tắc", gone, StringComparison.Ordinal);
        Assert.Contains("value=\"moi-nua\"", gone, StringComparison.Ordinal);

        // Nothing of a name that is none is looked for on the disk.
        Assert.DoesNotContain("Đã ghi thư mục", await office.Text(page + "?written=../../etc"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_plan_is_called_like_a_page_of_the_app()
    {
        // A page that is added has its name put into PlanNames.Reserved.
        var firsts = SampleApp.EndpointsOf(app).Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/').Split('/')[0])
            .Where(first => first.Length > 0 && !first.Contains('{', StringComparison.Ordinal) && !first.Contains('.', StringComparison.Ordinal)).Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(string.Join(' ', PlanNames.Reserved.Order(StringComparer.Ordinal)), string.Join(' ', firsts));
        var reading = PlanReader.Read(new PlanSource("", [
            new PlanText(PlanSource.PlanFileName,
                System.Text.Encoding.UTF8.GetBytes(WardPlan.Json.Replace("\"id\": \"p\"", "\"id\": \"Alerts\"", StringComparison.Ordinal))),
            new PlanText("security.json", System.Text.Encoding.UTF8.GetBytes(WardPlan.Rules))]));
        Assert.Equal("reservedId", Assert.Single(reading.Problems).Key);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        MigratedDatabase.LetGo(app.Services);
        await app.DisposeAsync();
        folder.Dispose();
    }

    private async Task<string> OwnerSees(string page)
    {
        using var owner = await SignIn("chuongtrinh", new Grant(Role.ModuleOwner, Module: "security", Plan: "moi"));
        return WebUtility.HtmlDecode(await owner.Text(page));
    }

    private async Task<Visitor> SignIn(string name, params Grant[] grants)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var account = new UserAccount { UserName = name, DisplayName = name, FoldedName = name, CreatedAt = DateTimeOffset.UnixEpoch };
        Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>().CreateAsync(account, Password)).Succeeded);
        await using (var db = app.Services.GetRequiredService<AppDbFactory>().CreateDbContext())
        {
            db.AddRange(grants.Select(grant => new GrantRow
            {
                UserId = account.Id, Role = grant.Role!.Value, Unit = grant.Unit, Module = grant.Module, PlanId = grant.Plan,
            }));
            await db.SaveChangesAsync(Cancellation);
        }

        var visitor = new Visitor(new Uri(app.Urls.First()));
        await visitor.SignIn(name, Password);
        return visitor;
    }
}
