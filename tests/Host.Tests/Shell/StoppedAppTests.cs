using System.Runtime.CompilerServices;
using ActionPlan.Host.Tests.Access.Matrix;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Host.Tests.Shell;

/// <summary>Going into the sample and out again starts another app in the same process.</summary>
public sealed class StoppedAppTests
{
    [Fact]
    public async Task What_was_stopped_is_let_go_whole()
    {
        using var folder = new TemporaryFolder();
        var stopped = await ServeOnce(folder.Path);

        // What the last request left on other threads goes with their next work.
        for (var tries = 0; tries < 100 && stopped.IsAlive; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(stopped.IsAlive);
    }

    // Apart, so that nothing of it stays in a variable.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> ServeOnce(string folder)
    {
        await using var app = await SampleApp.Build(folder, isSample: false);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using (var client = new HttpClient())
        {
            Assert.Contains("form", await client.GetStringAsync(new Uri(address + "/sign-in"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await app.StopAsync(TestContext.Current.CancellationToken);
        MigratedDatabase.LetGo(app.Services);
        return new WeakReference(app);
    }
}
