using System.Diagnostics;
using System.Globalization;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Rights;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Benchmarks;

/// <summary>How long a reader and a writer wait while a country's run is judged and stored, beside what they wait without it.</summary>
internal static class WaitsBenchmark
{
    private const int WarmUps = 8;

    private static readonly string[] Pages = ["board", "alerts", "search?q=X%C3%A3+33", "targets/security/crimeRate"];

    public static async Task Run(int areas)
    {
        var folder = Directory.CreateTempSubdirectory("actionplan-benchmark-").FullName;
        try
        {
            await using var site = await Site.Open(folder, CountryPlan.WithContacts(areas), CountryPlan.Quarter.AddQuarters(-1));
            foreach (var page in Enumerable.Repeat(Pages, WarmUps).SelectMany(pages => pages))
            {
                await site.Visit(page);
            }

            await Watch(site, "nothing else", Task.Delay(TimeSpan.FromSeconds(10)));
            await Watch(site, "a run", Task.Run(async () => await site.Services.GetRequiredService<CommandSender>()
                .Send(new EvaluateQuarter(CountryPlan.Quarter, RunTrigger.Manual), Actor.System("benchmark"))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Watch(Site site, string beside, Task work)
    {
        _ = site.Holds.Take();
        // Work names itself where somebody listens.
        using var phases = new Phases();
        var waits = Pages.Append("an entry written").ToDictionary(what => what, _ => new List<double>(), StringComparer.Ordinal);
        var reading = Task.Run(async () =>
        {
            for (var visit = 0; !work.IsCompleted; visit++)
            {
                waits[Pages[visit % Pages.Length]].Add(await site.Visit(Pages[visit % Pages.Length]));
            }
        });
        var givenUp = 0;
        var writing = Task.Run(async () =>
        {
            while (!work.IsCompleted)
            {
                var asked = Stopwatch.GetTimestamp();
                try
                {
                    await site.Services.GetRequiredService<AuditTrail>()
                        .Write(Actor.System("benchmark"), "Benchmark", new Dictionary<string, string?> { ["what"] = "wait" }, CancellationToken.None);
                }
                catch (SqliteException)
                {
                    givenUp++;
                }

                waits["an entry written"].Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                await Task.Delay(20);
            }
        });
        await Task.WhenAll(work, reading, writing);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"beside {beside}: {givenUp} entries were given up"));
        foreach (var (what, times) in waits.Where(wait => wait.Value.Count > 0))
        {
            var sorted = times.Order().ToList();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {what,-30} {times.Count,5} times: median {sorted[sorted.Count / 2],6:N0} ms, one in twenty {sorted[sorted.Count * 19 / 20],6:N0} ms, at most {sorted[^1],6:N0} ms"));
        }

        foreach (var line in site.Holds.Take())
        {
            Console.WriteLine($"  held by {line}");
        }
    }
}
