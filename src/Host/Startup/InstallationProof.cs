using ActionPlan.Host.Audit;
using ActionPlan.Host.Backups;
using ActionPlan.Host.Evaluation;
using Microsoft.Data.Sqlite;
using Serilog.Events;

namespace ActionPlan.Host.Startup;

internal sealed class InstallationProof : IInstallationProof
{
    public async Task<IReadOnlyList<string>> Problems(string dataFolder, CancellationToken cancellation)
    {
        // Its own settings may name another database and other rules, and those of this machine too.
        string[] its = ["--Database:Provider=Sqlite", "--Database:ConnectionString=", $"--Rules:Folder={Path.Combine(dataFolder, "rules")}"];
        await using var app = HostBuild.Prepare(its, new Deployment(IsSample: false, dataFolder), LogEventLevel.Fatal).Build();
        var choice = app.Services.GetRequiredService<DatabaseChoice>();
        try
        {
            await app.Services.OpenDatabase(cancellation);
            await using var db = app.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
            var problems = await new AuditCheck(db, app.Services.GetServices<ISealed>()).Run(null, cancellation);
            var differences = new List<string>();
            foreach (var plan in app.Services.GetRequiredService<AllPlans>().All)
            {
                differences.AddRange(await JudgedAgain.Differences(db, plan, cancellation));
            }

            return [.. problems.Select(problem => problem.Message(CultureInfo.InvariantCulture)), .. differences];
        }
        catch (StartRefusedException refused)
        {
            return [refused.Message];
        }
        finally
        {
            using var connection = new SqliteConnection(choice.ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
    }
}
