using ActionPlan.Host.Persistence;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Words;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace ActionPlan.Faults.Tests;

/// <summary>The next start after a fault, in this process: it opens what lies there as the executable does, and another process is not paid for.</summary>
internal static class Inside
{
    /// <param name="data">The data folder.</param>
    /// <param name="rules">The folder of plans.</param>
    /// <param name="work">What is done once it is open.</param>
    /// <param name="clock">Null for the machine's.</param>
    /// <param name="later">Whether the program is a later one, which changes the database's form.</param>
    /// <returns>What is wrong; null for nothing.</returns>
    public static async Task<string?> Do(string data, string rules, Func<IServiceProvider, Task<string?>> work, TimeProvider? clock = null, bool later = false)
    {
        try
        {
            var builder = HostBuild.Prepare([$"--Rules:Folder={rules}"], new Deployment(false, data), LogEventLevel.Fatal);
            if (clock is not null)
            {
                builder.Services.AddSingleton(clock);
            }

            if (later)
            {
                builder.Services.ConfigureDbContext<SqliteDb>(options => options.ReplaceService<IMigrationsAssembly, LaterForm>());
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
