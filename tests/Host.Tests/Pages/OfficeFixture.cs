using ActionPlan.Host.Access.People;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

/// <summary>An installation that is no sample: people with passwords, two quarters that have been judged, and a mail server beside it.</summary>
public class OfficeFixture : IAsyncLifetime
{
    private static readonly Actor Administrator = new("Quản trị", "administrator", [new Grant(Role.Administrator)], "127.0.0.1");

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> passwords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Cookie>> signedIn = new(StringComparer.Ordinal);
    private RunningApp? app;

    internal SmtpListener MailServer { get; } = new();

    private protected virtual string PlanJson => WardPlan.Json;

    private protected virtual string Rules => WardPlan.Rules;

    private protected virtual IReadOnlyList<(string UserName, string Name, Grant Grant)> People { get; } =
    [
        ("vanphong", "Lê Thị Văn Phòng", new Grant(Role.Office)), ("vanphong2", "Phạm Văn Thư Ký", new Grant(Role.Office)),
        ("bithu", "Nguyễn Văn Bí Thư", new Grant(Role.Leader)),
        ("canbo", "Trần Thị Cán Bộ", new Grant(Role.DataEntry, "police")), ("truong", "Võ Văn Trưởng", new Grant(Role.UnitHead, "police")),
    ];

    /// <summary>What has been reported, in quarters of 2024.</summary>
    private protected virtual IReadOnlyList<(string Figure, string Area, int Quarter, decimal Value)> Figures { get; } =
        [("cases", "ward", 1, 1), ("cases", "ward", 2, 1), ("cases", "ward", 3, 2), ("solved", "ward", 3, 2), ("meetings", "ward", 3, 1)];

    public async ValueTask InitializeAsync()
    {
        // Its term is over: nothing is due by itself, whatever the day.
        folder.Write("rules/plan/plan.json", PlanJson.Replace(", \"inUseFrom\": \"2024-Q1\"", "", StringComparison.Ordinal));
        folder.Write("rules/plan/security.json", Rules);
        var (data, rules) = (Path.Combine(folder.Path, "data"), $"--Rules:Folder={Path.Combine(folder.Path, "rules")}");
        await Prepare(data, rules);
        app = await RunningApp.Start(
            data, rules, "--Mail:Smtp:Host=127.0.0.1", FormattableString.Invariant($"--Mail:Smtp:Port={MailServer.Port}"), "--Mail:Smtp:Security=None");
    }

    /// <summary>Signed in with a password of their own: the first time by the pages of the sign-in, later with what those gave.</summary>
    public async Task<VisitedPage> VisitAs(string userName, string path)
    {
        var visited = new VisitedPage(await Browsers.Open(), app!.Address);
        if (signedIn.TryGetValue(userName, out var known))
        {
            await visited.Page.Context.AddCookiesAsync(known);
        }
        else
        {
            await visited.Page.WithPassword(app.Address, userName, passwords[userName]);
            signedIn[userName] = await SignedIn.Cookies(visited.Page);
        }

        await visited.Go(path);
        return visited;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        await MailServer.DisposeAsync();
        folder.Dispose();
    }

    private async Task Prepare(string data, string rules)
    {
        Directory.CreateDirectory(data);
        await using var prepared = await SampleApp.Build(data, isSample: false, configure: null, rules);
        await prepared.Services.OpenDatabase();
        var commands = prepared.Services.GetRequiredService<CommandSender>();
        foreach (var (userName, name, grant) in People)
        {
            var person = await commands.Send(
                new CreatePerson(userName, new PersonFacts(name, grant.Unit, null)), Administrator, TestContext.Current.CancellationToken);
            await commands.Send(new GrantRole(person.Id!, grant), Administrator, TestContext.Current.CancellationToken);
            passwords[userName] = person.Password!;
        }

        await using (var db = prepared.Services.GetRequiredService<AppDbFactory>().CreateDbContext())
        {
            db.AddRange(Figures.Select(one => Figure(one.Figure, one.Area, one.Quarter, one.Value)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        await commands.Send(new EvaluateQuarter(Period.Parse("2024-Q2"), RunTrigger.Manual), Administrator, TestContext.Current.CancellationToken);
        await commands.Send(new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Manual), Administrator, TestContext.Current.CancellationToken);
        Database.MigratedDatabase.LetGo(prepared.Services);
    }

    private static FigureRow Figure(string figure, string area, int quarter, decimal value) => new()
    {
        PlanId = "p", Figure = figure, Area = area, Period = Period.OfQuarter(2024, quarter), Value = value, EnteredAt = DateTimeOffset.UnixEpoch.AddYears(54),
        EnteredBy = "Trần Thị Cán Bộ",
        Reason = "Báo cáo quý", Origin = FigureOrigin.Entered, ApprovedBy = "Võ Văn Trưởng", ApprovedAt = DateTimeOffset.UnixEpoch.AddYears(54),
    };
}
