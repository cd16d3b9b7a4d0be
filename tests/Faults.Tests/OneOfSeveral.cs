using ActionPlan.Host.Persistence;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Words;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace ActionPlan.Faults.Tests;

/// <summary>
/// One of several hosts on a database, with services, connections and a clock of its own. All live in this process and on one file, as there is no
/// server here: what keeps them apart is what keeps them apart on a server.
/// </summary>
internal sealed class OneOfSeveral : IAsyncDisposable
{
    private readonly WebApplication app;

    private OneOfSeveral(WebApplication app, Steps steps) => (this.app, Steps) = (app, steps);

    public Steps Steps { get; }

    public static async Task<OneOfSeveral> Open(Site site, TimeProvider? clock = null)
    {
        var steps = new Steps();
        var builder = HostBuild.Prepare([$"--Rules:Folder={site.Rules}"], new Deployment(false, site.Data), LogEventLevel.Fatal);
        if (clock is not null)
        {
            builder.Services.AddSingleton(clock);
        }

        builder.Services.ConfigureDbContext<SqliteDb>(options => options.AddInterceptors(steps));
        var built = builder.Build();
        await built.Services.OpenDatabase();
        return new OneOfSeveral(built, steps);
    }

    /// <returns>What is wrong; null for nothing.</returns>
    public async Task<string?> Do(Func<IServiceProvider, CancellationToken, Task<string?>> work)
    {
        try
        {
            return await Task.Run(() => work(app.Services, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message}";
        }
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
