using System.Diagnostics;
using ActionPlan.Host.Access.SignIn;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Quartz;
using Serilog.Events;

namespace ActionPlan.Benchmarks;

/// <summary>An installation that serves its pages; its people are the sample's, who need no password.</summary>
internal sealed class Site(WebApplication app, Uri address, HttpClient leader, Holds holds) : IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    /// <summary>Who wrote, and how long.</summary>
    public Holds Holds => holds;

    /// <summary>Where its plan's pages begin.</summary>
    public Uri Address => address;

    /// <param name="evaluate">The quarter that is judged before its pages are opened.</param>
    /// <param name="folder">Where it lies.</param>
    /// <param name="country">Its plan and entries.</param>
    public static async Task<Site> Open(string folder, CountryPlan country, Period evaluate)
    {
        if (!File.Exists(CountryDatabase.FileIn(folder)))
        {
            await CountryDatabase.Create(folder, country);
        }

        SqliteConnection.ClearAllPools();
        File.Move(CountryDatabase.FileIn(folder), Path.Combine(folder, "sample.db"));
        var builder = HostBuild.Prepare(
            [$"--Rules:Folder={Path.Combine(folder, "rules")}", "--applicationName=ActionPlan.Host"], new Deployment(IsSample: true, folder),
            LogEventLevel.Error);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddScheduler(builder.Configuration);
        builder.Services.AddTelling(builder.Configuration);
        var holds = new Holds();
        builder.Services.AddSingleton<IDbContextOptionsConfiguration<SqliteDb>>(holds);
        var app = builder.Build();
        WebHost.Map(app);
        await app.Services.OpenDatabase();
        await using (var scope = app.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<SampleAccounts>().CreateIfNone(CancellationToken.None);
        }

        await app.Services.GetRequiredService<CommandSender>().Send(new EvaluateQuarter(evaluate, RunTrigger.Manual), Actor.System("benchmark"));
        await app.StartAsync();
        var server = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var address = new Uri($"{server}/{app.Services.GetRequiredService<PlanInForce>().Current.Id}/");
        return new Site(app, address, await ReadersBenchmark.SignIn(address, "mau.bithu"), holds);
    }

    public async Task<double> Visit(string page)
    {
        var asked = Stopwatch.GetTimestamp();
        using var answer = await leader.GetAsync(new Uri(page, UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{page}: {answer.StatusCode}");
        }

        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
    }

    /// <summary>Whatever is kept of pages is not, after an entry of the trail.</summary>
    public Task Happen() => Services.GetRequiredService<AuditTrail>()
        .Write(Actor.System("benchmark"), "Benchmark", new Dictionary<string, string?> { ["what"] = "happened" }, CancellationToken.None);

    /// <summary>Sends nothing from now on: a country's letters are composed for minutes, and whoever counts processor time would count that too.</summary>
    public async Task Rest() => await (await Services.GetRequiredService<ISchedulerFactory>().GetScheduler()).Standby();

    public async ValueTask DisposeAsync()
    {
        leader.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }
}
