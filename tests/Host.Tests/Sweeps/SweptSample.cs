using System.Text.Json;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Samples;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Pages;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Sweeps;

[CollectionDefinition(nameof(SweptCollection))]
public sealed class SweptCollection : ICollectionFixture<SweptSample>;

/// <summary>The whole sample in this process, its plan in a folder that may be written to, and each of its people at a browser of their own.</summary>
public sealed class SweptSample : SampleApp
{
    private readonly Dictionary<string, IPage> desks = new(StringComparer.Ordinal);
    private readonly Lazy<Task<HostileTyping>> typing;
    private readonly Lazy<Task<IReadOnlyList<AskedPage>>> pages;

    /// <summary>Numbers of the markers that stand in the plan's own names.</summary>
    internal const int FirstName = 900_001;

    private static readonly string[] Names = ["Công an phường", "Phường 12", "Tỷ lệ khám phá án"];

    public SweptSample()
    {
        typing = new(async () =>
        {
            await Prepare();
            var everywhere = new HostileTyping(this);
            await everywhere.Everywhere();
            return everywhere;
        });
        pages = new(async () =>
        {
            await typing.Value;
            return await AskedPage.All(this);
        });
    }

    /// <summary>Pages on which something waits that otherwise nobody waits for.</summary>
    internal IReadOnlyList<string> Prepared { get; private set; } = [];

    /// <summary>All that was typed, once for all tests.</summary>
    internal Task<HostileTyping> Typing => typing.Value;

    /// <summary>What each page asked the database for whoever may open it, after all that was typed, once for all tests.</summary>
    internal Task<IReadOnlyList<AskedPage>> Pages => pages.Value;

    internal string Rules => Path.Combine(DataFolder, "rules");

    /// <summary>All that people and the plan's files wrote.</summary>
    internal string DatabaseFile => Path.Combine(DataFolder, "sample.db");

    public override async ValueTask InitializeAsync()
    {
        CopyPlan();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Rules:Folder", Rules)]).Build();
        Assert.Equal(SeedOutcome.Loaded, (await SampleSeed.Load(configuration, DataFolder, replace: false, TestContext.Current.CancellationToken)).Outcome);
        await base.InitializeAsync();
    }

    /// <summary>Where somebody sits, signed in.</summary>
    internal async Task<IPage> DeskOf(string person)
    {
        if (!desks.TryGetValue(person, out var desk))
        {
            desk = await Browsers.Open();
            await desk.AsSamplePerson(Address, person);
            // Others are asked for from here.
            await desk.GotoAsync(new Uri(Address, "/account").ToString());
            desks.Add(person, desk);
        }

        return desk;
    }

    internal BrokenDatabase Database { get; } = new();

    internal CountedQueries Queries { get; } = new();

    private protected override void Configure(WebApplicationBuilder builder)
    {
        builder.Configuration["Rules:Folder"] = Rules;
        builder.Services.Intercept(Database, Queries);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var desk in desks.Values)
        {
            await desk.CloseAsync();
        }

        await base.DisposeAsync();
    }

    private void CopyPlan()
    {
        var plan = PlanFolder.All(new ConfigurationBuilder().Build(), AppContext.BaseDirectory, new Deployment(false, ""))[0].Folder;
        var copy = Directory.CreateDirectory(Path.Combine(Rules, Path.GetFileName(plan))).FullName;
        foreach (var file in Directory.EnumerateFiles(plan))
        {
            File.WriteAllText(Path.Combine(copy, Path.GetFileName(file)), Names.Index().Aggregate(
                File.ReadAllText(file),
                (text, name) => text.Replace(name.Item, JsonEncodedText.Encode(Marker.Of(FirstName + name.Index)).Value, StringComparison.Ordinal)));
        }
    }

    // The office shuts a quarter, so that its figures are corrected with reasons, and lays a report before its readers.
    private async Task Prepare()
    {
        var commands = Services.GetRequiredService<CommandSender>();
        var office = Actor.AtMachine("Thử");
        await commands.Send(new LockPeriod("phuong-12", Period.Parse("2025-Q3"), DespiteOpen: true), office, TestContext.Current.CancellationToken);
        var report = await commands.Send(
            new DraftReport(ReportKind.Quarter, "phuong-12", Period.Parse("2024-Q2")), office, TestContext.Current.CancellationToken);
        Assert.Equal(ReportReply.Done, (await commands.Send(new SendReportForReview(report.Id!.Value), office, TestContext.Current.CancellationToken)).Reply);
        Prepared = ["/figures/police/phuong-12/2025-Q3", FormattableString.Invariant($"/reports/{report.Id}"), "/reports/2", "/plan?from=2025-Q1"];
    }
}
