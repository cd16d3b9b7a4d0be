using System.Globalization;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace ActionPlan.Benchmarks;

/// <summary>An installation of its own in a temporary folder: the country's plan, its entries, and the real host on top.</summary>
internal static class CountryDatabase
{
    private const string RulesFolder = "rules";

    public static string FileIn(string folder) => Path.Combine(folder, "actionplan.db");

    public static WebApplication Host(string folder) => HostBuild
        .Prepare([$"--Rules:Folder={Path.Combine(folder, RulesFolder)}"], new Deployment(IsSample: false, folder), LogEventLevel.Error)
        .Build();

    public static Task Create(string folder, int communes) => Create(folder, CountryPlan.WithRoots(communes));

    public static async Task Create(string folder, CountryPlan country)
    {
        var rules = Directory.CreateDirectory(Path.Combine(folder, RulesFolder, "country"));
        foreach (var file in country.Plan.Source.Files)
        {
            await File.WriteAllBytesAsync(Path.Combine(rules.FullName, file.Name), file.Bytes.ToArray());
        }

        await using var app = Host(folder);
        await app.Services.OpenDatabase();
        await Enter(folder, country, Enumerable.Range(0, country.Plan.Areas.Roots.Count).SelectMany(country.FiguresOf));
    }

    public static async Task Enter(string folder, CountryPlan country, IEnumerable<FigureValue> figures)
    {
        await using var connection = new SqliteConnection($"Data Source={FileIn(folder)}");
        await connection.OpenAsync();
        await using var transaction = connection.BeginTransaction();
        await using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Figures (PlanId, Figure, Area, Period, Value, Source, EnteredAt, EnteredBy, Reason, Origin) "
            + "VALUES (@plan, @figure, @area, @period, @value, @source, 0, 'benchmark', 'benchmark', 'Imported')";
        foreach (var name in new[] { "@figure", "@area", "@period", "@value", "@source" })
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        insert.Parameters.AddWithValue("@plan", country.Plan.Id);
        foreach (var figure in figures)
        {
            insert.Parameters["@figure"].Value = figure.Figure;
            insert.Parameters["@area"].Value = figure.Area;
            insert.Parameters["@period"].Value = figure.Period.Year * 10 + figure.Period.Quarter;
            insert.Parameters["@value"].Value = figure.Value.ToString("0.0", CultureInfo.InvariantCulture);
            insert.Parameters["@source"].Value = figure.Source;
            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }

    /// <summary>Loads, judges and saves, as an evaluation does it between its short transactions.</summary>
    public static async Task<RunRow> Judge(WebApplication app)
    {
        var plan = app.Services.GetRequiredService<PlanInForce>().Current;
        await using var db = app.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        var run = new RunRow
        {
            PlanId = plan.Id,
            PlanVersion = plan.Version,
            Period = CountryPlan.Quarter,
            FigureSeq = await db.Figures.MaxAsync(row => row.Seq),
            StartedAt = DateTimeOffset.UnixEpoch,
            Trigger = RunTrigger.Manual,
            By = "benchmark",
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync();
        await app.Services.GetRequiredService<RunJudging>().Judge(plan, run, new HashSet<CellOfPlan>(), CancellationToken.None);
        return run;
    }

    public static async Task Discard(WebApplication app)
    {
        await using var db = app.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        await UnfinishedRuns.Discard(db, CancellationToken.None);
    }
}
