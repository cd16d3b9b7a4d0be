using System.Diagnostics;
using System.Globalization;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Rights;
using ActionPlan.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Benchmarks;

/// <summary>Quarter after quarter is judged and stored: what the file grows by, and whether pages take longer.</summary>
internal static class GrowthBenchmark
{
    private const int Visits = 9;

    private static readonly string[] Counted = ["Figures", "Verdicts", "Alerts", "AlertEvents"];
    private static readonly string[] Pages = ["board", "alerts", "targets/security/crimeRate"];

    public static async Task Run(int areas, int quarters)
    {
        var folder = Directory.CreateTempSubdirectory("actionplan-benchmark-").FullName;
        try
        {
            var first = Period.OfQuarter(2021, 1);
            List<Period> judged = [.. Enumerable.Range(0, quarters).Select(first.AddQuarters)];
            await using var site = await Site.Open(folder, CountryPlan.WithRoots(areas, judged), first);
            var plan = site.Services.GetRequiredService<PlanInForce>().Current;
            Console.WriteLine($"{areas:N0} areas x {plan.Targets.Count} targets, {quarters} quarters, one run each:");
            var file = Path.Combine(folder, "sample.db");
            await Say(site, file, first, TimeSpan.Zero);
            foreach (var quarter in judged.Skip(1))
            {
                var busy = Environment.CpuUsage.TotalTime;
                await site.Services.GetRequiredService<CommandSender>().Send(new EvaluateQuarter(quarter, RunTrigger.Manual), Actor.System("benchmark"));
                await Say(site, file, quarter, Environment.CpuUsage.TotalTime - busy);
            }

            Console.WriteLine($"  rows: {string.Join(", ", Tables(file))}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Say(Site site, string file, Period quarter, TimeSpan worked)
    {
        Read(file, "PRAGMA wal_checkpoint(PASSIVE)");
        var times = new List<string>();
        foreach (var page in Pages)
        {
            var first = await site.Visit(page);
            var visits = new List<double>();
            for (var visit = 0; visit < Visits; visit++)
            {
                visits.Add(await site.Visit(page));
            }

            times.Add(string.Create(CultureInfo.InvariantCulture, $"{page} {first:N0} and {visits.Order().ElementAt(Visits / 2):N0} ms"));
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {quarter}: {new FileInfo(file).Length / 1e6,8:N1} MB, {worked.TotalMilliseconds,7:N0} ms of processors; first and further visits: {string.Join(", ", times)}"));
    }

    private static IEnumerable<string> Tables(string file) => Counted
        .Select(table => string.Create(CultureInfo.InvariantCulture, $"{table} {Read(file, $"SELECT count(*) FROM {table}"):N0}"));

    private static long Read(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
