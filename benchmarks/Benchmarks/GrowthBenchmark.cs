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

/// <summary>Quarter after quarter is judged and stored: what the file grows by, how deep its trees become, and whether pages take longer.</summary>
internal static class GrowthBenchmark
{
    private const int Visits = 9;

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

            Console.WriteLine($"  by table, with its indexes: {string.Join(", ", Tables(file))}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Say(Site site, string file, Period quarter, TimeSpan worked)
    {
        Checkpoint(file);
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

    private static void Checkpoint(string file) => Read(file, "PRAGMA wal_checkpoint(PASSIVE)").ForEach(_ => { });

    /// <summary>Bytes, and the levels of the deepest tree.</summary>
    private static IEnumerable<string> Tables(string file) => Read(file, """
        SELECT tbl_name, sum(pgsize), max(length(path) - length(replace(path, '/', ''))), sum(CASE WHEN name = tbl_name THEN ncell * (pagetype = 'leaf') END)
        FROM dbstat JOIN sqlite_master USING (name) GROUP BY tbl_name HAVING sum(pgsize) > 500000 ORDER BY 2 DESC
        """).Select(row => string.Create(CultureInfo.InvariantCulture, $"{row[0]} {(long)row[1] / 1e6:N1} MB, {row[3]:N0} rows, {row[2]} levels"));

    private static List<object[]> Read(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
