using ActionPlan.Host.Persistence;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Startup;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace ActionPlan.Faults.Tests;

/// <summary>The next start after a fault, in this process: it opens what lies there as the executable does, and another process is not paid for.</summary>
internal static class Inside
{
    /// <returns>What is wrong; null for nothing.</returns>
    public static async Task<string?> Do(string data, string rules, Func<IServiceProvider, Task<string?>> work, TimeProvider? clock = null)
    {
        try
        {
            var builder = HostBuild.Prepare([$"--Rules:Folder={rules}"], new Deployment(false, data), LogEventLevel.Fatal);
            if (clock is not null)
            {
                builder.Services.AddSingleton(clock);
            }

            await using var app = builder.Build();
            await app.Services.OpenDatabase();
            return await work(app.Services);
        }
        catch (StartRefusedException refused)
        {
            return refused.Message;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
        }
    }
}
