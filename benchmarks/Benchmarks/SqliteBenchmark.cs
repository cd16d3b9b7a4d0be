using System.Diagnostics;
using System.Globalization;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Startup;
using Mediator;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Benchmarks;

/// <summary>The country's quarter with load and save, by the host's own parts, against bare commands; and what it takes of memory.</summary>
internal static class SqliteBenchmark
{
    private const int FewAreas = 300;
    private const int Rounds = 7;

    public static async Task Run()
    {
        var folder = Directory.CreateTempSubdirectory("actionplan-benchmark-").FullName;
        try
        {
            await Compare(Path.Combine(folder, "country"));
            await CountryDatabase.Create(Directory.CreateDirectory(Path.Combine(folder, "few")).FullName, FewAreas);
            await Memory(Path.Combine(folder, "few"), FewAreas);
            await Memory(Path.Combine(folder, "country"), CountryPlan.Communes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>In a process of its own: one whole evaluation, with alerts and messages, and the largest memory it held.</summary>
    public static async Task EvaluateOnce(string folder)
    {
        await using var app = CountryDatabase.Host(folder);
        await app.Services.OpenDatabase();
        var before = Environment.WorkingSet;
        var judged = await Timed(() => CountryDatabase.Judge(app));
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64;
        await CountryDatabase.Discard(app);
        var commands = app.Services.GetRequiredService<CommandSender>();
        var whole = await Timed(async () => await commands.Send(new EvaluateQuarter(CountryPlan.Quarter, RunTrigger.Manual), Actor.System("benchmark")));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{judged.TotalMilliseconds,12:N0} ms, {before / 1e6:N0} MB before, {peak / 1e6:N0} MB at most; whole evaluation with alerts and messages {whole.TotalMilliseconds:N0} ms"));
    }

    private static async Task Compare(string folder)
    {
        Directory.CreateDirectory(folder);
        await CountryDatabase.Create(folder, CountryPlan.Communes);
        await using var app = CountryDatabase.Host(folder);
        await app.Services.OpenDatabase();
        var file = CountryDatabase.FileIn(folder);
        var plan = app.Services.GetRequiredService<PlanInForce>().Current;

        var last = await CountryDatabase.Judge(app);
        var (definition, verdicts) = BareSqlite.Verdicts(file, last.Id);
        var figures = 0;
        var scratch = Path.Combine(folder, "bare.db");
        var (ours, reads, inserts) = (new List<TimeSpan>(), new List<TimeSpan>(), new List<TimeSpan>());
        var (worked, bareWorked) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var round = 0; round < Rounds; round++)
        {
            await CountryDatabase.Discard(app);
            var began = Environment.CpuUsage.TotalTime;
            ours.Add(await Timed(() => CountryDatabase.Judge(app)));
            var between = Environment.CpuUsage.TotalTime;
            reads.Add(Clock.Once(() => figures = BareSqlite.Read(file, plan.Id)));
            inserts.Add(Clock.Once(() => BareSqlite.Insert(scratch, definition, verdicts)));
            worked.Add(between - began);
            bareWorked.Add(Environment.CpuUsage.TotalTime - between);
        }

        await CountryDatabase.Discard(app);
        var (our, bare) = (Median(ours), Median(reads) + Median(inserts));
        Console.WriteLine($"{CountryPlan.Communes:N0} areas on SQLite: {figures:N0} figures read, {verdicts.Count:N0} verdicts written");
        Console.WriteLine($"  bare read                                              {Median(reads).TotalMilliseconds,12:N0} ms");
        Console.WriteLine($"  bare prepared insert of the same rows                  {Median(inserts).TotalMilliseconds,12:N0} ms");
        Console.WriteLine(
            $"  load, judge and save by the host                       {our.TotalMilliseconds,12:N0} ms   {our / bare,8:N1} x bare, best round {ours.Min() / (reads.Min() + inserts.Min()):N1} x");
        Console.WriteLine(
            $"  the same, of processors                                {Median(worked).TotalMilliseconds,12:N0} ms   {Median(worked) / Median(bareWorked):N1} x bare, best round {worked.Min() / bareWorked.Min():N1} x");
    }

    private static async Task Memory(string folder, int areas)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("evaluate");
        start.ArgumentList.Add(folder);
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Console.WriteLine($"  cold process, {areas,5:N0} areas                              {said.Trim(),12}");
    }

    private static async Task<TimeSpan> Timed(Func<Task> action)
    {
        GC.Collect();
        var start = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(start);
    }

    private static TimeSpan Median(List<TimeSpan> times) => times.Order().ElementAt(times.Count / 2);
}
