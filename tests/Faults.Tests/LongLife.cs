using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ActionPlan.Host.Access;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Backups;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Summaries;
using ActionPlan.Host.Tests.Mail;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace ActionPlan.Faults.Tests;

/// <summary>
/// An installation that one process keeps for decades: a quarter in it has all that a quarter has, with pages and a mail server on real sockets, and
/// takes seconds.
/// </summary>
internal sealed partial class LongLife : IAsyncDisposable
{
    private const string Person = "vanphong";
    private const string Password = "mèo con leo cây cau";
    private const int FirstYear = 2027;

    /// <summary>In quarters: no plan may have more, and another one follows.</summary>
    private const int Term = 80;
    private const string Passphrase = "bốn từ chẳng ai đoán";

    private static readonly string[] Pages =
    [
        "board", "targets", "targets/security/few", "overview", "alerts", "runs", "completeness", "reports", "summaries/units/police", "works", "mail", "audit",
        "search?q=vu", "meeting", "compare", "rules", "rules/versions", "export/overview", "export/alerts", "export/course/security/few/png",
    ];

    private readonly Calendar clock = new();
    private readonly SmtpListener mail = new();
    private readonly Site site = new();
    private readonly string shelf;
    private WebApplication app = null!;
    private int versions;
    private string plan = "";

    private LongLife()
    {
        shelf = Directory.CreateDirectory(Path.Combine(site.Folder, "shelf")).FullName;
        site.MailTo(mail.Port);
        Directory.Delete(Path.Combine(site.Rules, "small"), recursive: true);
        WritePlan(0);
    }

    public int Letters { get; private set; }

    public static async Task<LongLife> Begin()
    {
        var life = new LongLife();
        var builder = HostBuild.Prepare(
            [$"--Rules:Folder={life.site.Rules}", "--applicationName=ActionPlan.Host"], new Deployment(false, life.site.Data), LogEventLevel.Fatal);
        builder.Services.AddSingleton<TimeProvider>(life.clock);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        life.app = builder.Build();
        WebHost.Map(life.app);
        await life.app.Services.OpenDatabase(TestContext.Current.CancellationToken);
        await life.app.StartAsync(TestContext.Current.CancellationToken);
        await using var scope = life.app.Services.CreateAsyncScope();
        var account = new UserAccount { UserName = Person, DisplayName = Person, FoldedName = Person, CreatedAt = life.clock.Now };
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await AuditTrail.InOne(db, new AuditNote(Actor.AtMachine(Person), AuditActions.AdministratorReset), life.clock, async () =>
        {
            Assert.True((await scope.ServiceProvider.GetRequiredService<UserManager<UserAccount>>().CreateAsync(account, Password)).Succeeded);
            db.Grants.AddRange(((Role[])[Role.Administrator, Role.Office, Role.Inspector]).Select(role => new GrantRow { UserId = account.Id, Role = role }));
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);
        return life;
    }

    /// <summary>
    /// Figures come in, are judged when it is their day, the units are told and reminded, the report is written, reviewed and issued, people look.
    /// </summary>
    /// <param name="number">Of the first year's first quarter 0.</param>
    public async Task Live(int number)
    {
        var quarter = Period.OfQuarter(FirstYear + (number / 4), (number % 4) + 1);
        var ends = new DateTimeOffset(quarter.Year, quarter.Quarter * 3, 1, 8, 5, 0, TimeSpan.FromHours(7)).AddMonths(1);
        if (number % Term == 0)
        {
            WritePlan(number / Term);
            await app.Services.GetRequiredService<AllPlans>().Load(TestContext.Current.CancellationToken);
        }
        else if (number % 4 == 1)
        {
            WriteRules();
            await app.Services.GetRequiredService<AllPlans>().Load(TestContext.Current.CancellationToken);
        }

        // Bad quarters and good ones take turns, so that alerts open and close.
        var isBad = number % 2 == 0;
        foreach (var day in (int[])[-20, 1, 2, 5, 8])
        {
            clock.Now = ends.AddDays(day);
            if (day == 2)
            {
                await Enter(quarter, isBad);
            }

            await Done(Deeds.Schedule);
            await Done(async (services, cancellation) =>
            {
                await services.GetRequiredService<ReportSweep>().AfterEvaluation(cancellation);
                await services.GetRequiredService<SummarySweep>().AfterEvaluation(cancellation);
                return null;
            });
        }

        await Done((services, cancellation) => Deeds.ReviewOf(services, quarter, cancellation));
        await Done((services, cancellation) => Deeds.IssueOf(services, quarter, cancellation));
        await Look(quarter);
        if (number % 4 == 1)
        {
            await BackUp();
        }

        Letters += mail.Received.Count;
        mail.Received.Clear();
        mail.Commands.Clear();
    }

    /// <summary>How many runs there are, and how many reports were issued.</summary>
    public string Stored() => string.Join(
        ", ", $"{site.Ask("SELECT count(*) FROM Runs WHERE CompletedAt IS NOT NULL")} runs",
        $"{site.Ask("SELECT count(*) FROM Reports WHERE Number IS NOT NULL")} reports",
        $"{site.Ask("SELECT count(*) FROM Outbox WHERE State <> 'Sent'")} letters left");

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await mail.DisposeAsync();
        site.Dispose();
    }

    private async Task Enter(Period quarter, bool isBad)
    {
        FigureEntry[] entries =
        [
            new("cases", "ward", quarter, isBad ? 19 : 1), new("visits", "ward", quarter, isBad ? 1 : 19), new("patrols", "kp-1", quarter, isBad ? 0 : 3),
            new("patrols", "kp-2", quarter, 2),
        ];
        await Done(async (services, cancellation) =>
        {
            var command = new RecordFigures(entries, "Báo cáo quý", FigureOrigin.Imported);
            Assert.Empty((await services.GetRequiredService<CommandSender>().Send(command, Actor.AtMachine(Person), cancellation)).Refused);
            return null;
        });
    }

    private async Task Done(Func<IServiceProvider, CancellationToken, Task<string?>> deed)
    {
        await using var scope = app.Services.GetRequiredService<PlanScopes>().Open(app.Services.GetRequiredService<AllPlans>().Find(plan)!);
        Assert.Null(await deed(scope.ServiceProvider, TestContext.Current.CancellationToken));
    }

    // As somebody who signs in, looks through the quarter and takes the report away.
    private async Task Look(Period quarter)
    {
        using var cookies = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var client = new HttpClient(cookies) { BaseAddress = new Uri(app.Urls.First()) };
        var form = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), TestContext.Current.CancellationToken);
        using var typed = new FormUrlEncodedContent(
            [KeyValuePair.Create("name", Person), KeyValuePair.Create("password", Password),
                KeyValuePair.Create("__RequestVerificationToken", Token().Match(form).Groups["token"].Value)]);
        using var signedIn = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), typed, TestContext.Current.CancellationToken);
        var report = site.Ask("SELECT max(Id) FROM Reports");
        foreach (var page in Pages.Append($"figures/police/ward/{quarter}").Append($"reports/{report}").Append($"reports/{report}/word")
            .Append($"reports/{report}/excel"))
        {
            using var answer = await client.GetAsync(new Uri($"/{plan}/{page}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK && !answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("sign-in", StringComparison.Ordinal),
                $"{page}: {answer.StatusCode} {answer.RequestMessage!.RequestUri}");
            await answer.Content.LoadIntoBufferAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task BackUp()
    {
        var path = await app.Services.GetRequiredService<Backup>().Take(shelf, Passphrase, TestContext.Current.CancellationToken);
        await app.Services.GetRequiredService<Restoring>().Verify(path, Passphrase, TestContext.Current.CancellationToken);
        new BackupShelf(shelf).Keep(1);
    }

    private void WritePlan(int terms)
    {
        var first = FirstYear + (terms * Term / 4);
        plan = $"term-{first}";
        site.Write(
            $"rules/{plan}/plan.json",
            $$"""
            { "id": "{{plan}}", "name": "Chương trình từ {{first}}", "term": { "from": "{{first}}-Q1", "to": "{{first + (Term / 4) - 1}}-Q4" },
              "schedules": { "summaryToUnits": true, "remindDaysAfter": [1, 7] },
              "units": [ { "id": "police", "name": "Công an phường", "email": "congan@phuong12.example" }, { "id": "front", "name": "Mặt trận", "email": "mattran@phuong12.example" } ],
              "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward", "children": [
                { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" }, { "id": "kp-2", "name": "Khu phố 2", "kind": "neighbourhood" } ] } ] }
            """);
        WriteRules();
    }

    // Every year a threshold is another one: versions of the plan become more, as they do.
    private void WriteRules() => site.Write(
        $"rules/{plan}/security.json",
        string.Create(CultureInfo.InvariantCulture, $$"""
        { "module": "security",
          "figures": [ { "id": "cases", "name": "Số vụ", "measuredIn": "vụ", "type": "flow", "every": "quarter" }, { "id": "visits", "name": "Số lượt", "measuredIn": "lượt", "type": "flow", "every": "quarter" },
            { "id": "patrols", "name": "Số lần tuần tra", "measuredIn": "lần", "type": "flow", "every": "quarter", "at": "neighbourhood" } ],
          "targets": [
            { "id": "few", "number": "1", "name": "Ít vụ", "measuredIn": "vụ", "responsible": "police", "kind": "perPeriod", "every": "quarter", "value": "cases.Period", "threshold": { "is": "below", "of": {{5 + (versions++ / 100m)}} } },
            { "id": "many", "number": "2", "name": "Nhiều lượt", "measuredIn": "lượt", "responsible": "front", "kind": "perPeriod", "every": "quarter", "value": "visits.Period", "threshold": { "is": "atLeast", "of": 5 } },
            { "id": "patrolled", "number": "3", "name": "Mỗi khu phố được tuần tra", "measuredIn": "lần", "responsible": "police", "kind": "perPeriod", "every": "quarter", "value": "patrols.Period", "overAreas": { "kind": "neighbourhood", "take": "worst" }, "threshold": { "is": "atLeast", "of": 1 } } ] }
        """));

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    private sealed class Calendar : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2027, 1, 4, 8, 0, 0, TimeSpan.FromHours(7));

        public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();
    }
}
