using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Registers;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Startup;
using ActionPlan.Kernel;
using Mediator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Benchmarks;

/// <summary>
/// The whole evaluation of a country: each unit has a contact in each commune, registers are confirmed, and a second run finds half of the
/// communes with other figures. Each size in a process of its own, as memory is measured too.
/// </summary>
internal static class WholeBenchmark
{
    private const int WarmUpAreas = 30;
    private const int FewMethods = 5;
    private static readonly Actor Who = Actor.System("benchmark");

    public static async Task Run(IReadOnlyList<int> sizes, bool isTurn)
    {
        var folder = Directory.CreateTempSubdirectory("actionplan-benchmark-").FullName;
        try
        {
            foreach (var size in sizes)
            {
                var place = Directory.CreateDirectory(Path.Combine(folder, size.ToString(CultureInfo.InvariantCulture))).FullName;
                await Prepare(place, CountryPlan.WithContacts(size));
                await Prepare(Directory.CreateDirectory(WarmUp(place)).FullName, CountryPlan.WithContacts(WarmUpAreas));
                Console.WriteLine($"{size:N0} areas, the whole evaluation:");
                await InItsOwnProcess(place, isTurn);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Two runs, and the bare commands for the rows of the second.</summary>
    /// <param name="folder">Where the country lies.</param>
    /// <param name="isTurn">Whether the quarter before is judged first: most alerts change from one to the next.</param>
    public static async Task Evaluate(string folder, bool isTurn)
    {
        // As the bare commands are: a server that runs has compiled its code, and compiling takes seconds whatever the areas.
        await using (var small = CountryDatabase.Host(WarmUp(folder)))
        {
            await small.Services.OpenDatabase();
            await Once(small, "a first run of a few areas, with compiling", CountryPlan.Quarter);
            await CorrectHalf(WarmUp(folder));
            await Once(small, "a second one", CountryPlan.Quarter);
        }

        await using var app = CountryDatabase.Host(folder);
        await app.Services.OpenDatabase();
        var plan = app.Services.GetRequiredService<PlanInForce>().Current;
        using var process = Process.GetCurrentProcess();
        var before = process.PeakWorkingSet64;
        if (isTurn)
        {
            await Once(app, "quarter before", CountryPlan.Quarter.AddQuarters(-1));
        }

        var first = await Once(app, "first run", CountryPlan.Quarter);
        await CorrectHalf(folder);
        var second = await Once(app, "second run", CountryPlan.Quarter);
        process.Refresh();
        var peak = process.PeakWorkingSet64;

        var file = CountryDatabase.FileIn(folder);
        var (definition, verdicts) = BareSqlite.Verdicts(file, second.Run);
        var reads = Clock.Median(3, () => BareSqlite.Read(file, plan.Id), warmUps: 1);
        var inserts = Clock.Median(3, () => BareSqlite.Insert(Path.Combine(folder, "bare.db"), definition, verdicts), warmUps: 1);
        var bare = reads + inserts;
        var busy = Environment.CpuUsage.TotalTime;
        BareSqlite.Read(file, plan.Id);
        BareSqlite.Insert(Path.Combine(folder, "bare.db"), definition, verdicts);
        var worked = Environment.CpuUsage.TotalTime - busy;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  bare read {reads.TotalMilliseconds:N0} and insert {inserts.TotalMilliseconds:N0} ms: first run {first.Took / bare:N1} x, second {second.Took / bare:N1} x; "
            + $"of processors {worked.TotalMilliseconds:N0} ms: {first.Worked / worked:N1} x and {second.Worked / worked:N1} x; "
            + $"memory {before / 1e6:N0} MB before, {peak / 1e6:N0} MB at most"));
    }

    private static async Task<(long Run, TimeSpan Took, TimeSpan Worked)> Once(WebApplication app, string name, Period quarter)
    {
        var commands = app.Services.GetRequiredService<CommandSender>();
        using var phases = new Phases();
        await CompileAhead();
        var (start, busy) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var result = await commands.Send(new EvaluateQuarter(quarter, RunTrigger.Manual), Who);
        var (took, worked) = (Stopwatch.GetElapsedTime(start), Environment.CpuUsage.TotalTime - busy);
        var memory = GC.GetGCMemoryInfo();
        await using var db = app.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        var run = result.RunId ?? throw new InvalidOperationException($"{result.Outcome}: nothing was judged.");
        var opened = await db.Alerts.CountAsync(alert => alert.OpenedRunId == run);
        var resolved = await db.Alerts.CountAsync(alert => alert.ResolvedRunId == run);
        var letters = await db.Outbox.CountAsync(row => row.RunId == run);
        var events = await db.AlertEvents.CountAsync(row => row.RunId == run);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name} {took.TotalMilliseconds,12:N0} ms ({worked.TotalMilliseconds:N0} of processors; holds {memory.HeapSizeBytes / 1e6:N0} MB managed of {memory.TotalCommittedBytes / 1e6:N0}): {result.Changes.Count:N0} changes, {opened:N0} alerts opened, {resolved:N0} resolved, {events:N0} events, {letters:N0} letters [{phases}]"));
        return (run, took, worked);
    }

    /// <summary>
    /// The runtime compiles in the background, and for half a minute after a start, what has been used: that was half of the first run, most of it
    /// beside the recount.
    /// </summary>
    private static async Task CompileAhead()
    {
        for (var compiled = 0L; JitInfo.GetCompiledMethodCount() - compiled > FewMethods;)
        {
            compiled = JitInfo.GetCompiledMethodCount();
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
    }

    private static async Task Prepare(string folder, CountryPlan country)
    {
        await CountryDatabase.Create(folder, country);
        await using var app = CountryDatabase.Host(folder);
        await app.Services.OpenDatabase();
        await using var db = app.Services.GetRequiredService<AppDbFactory>().CreateDbContext();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await db.Insert(
                [
                    .. from area in country.Plan.Areas.Roots
                       from register in KnownRegister.All
                       from year in Enumerable.Range(2021, 2)
                       select new RegisterConfirmationRow
                       {
                           PlanId = country.Plan.Id, Module = register.Module.Name, Register = register.Register.Id, Area = area.Id,
                           Period = Period.Parse(year.ToString(CultureInfo.InvariantCulture)), By = Who.Name, At = DateTimeOffset.UnixEpoch,
                       },
                ],
                CancellationToken.None);
            await transaction.CommitAsync();
        }

        // As each confirmation did it in its time.
        await Recount.Confirmed(
            db, app.Services.GetRequiredService<PlanInForce>(), new Recounted(), Who.Name, DateTimeOffset.UnixEpoch, CancellationToken.None);
    }

    /// <summary>In every other commune the quarter's typed figures become others: some better, some worse.</summary>
    private static async Task CorrectHalf(string folder)
    {
        await using var connection = new SqliteConnection($"Data Source={CountryDatabase.FileIn(folder)}");
        await connection.OpenAsync();
        await using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO Figures (PlanId, Figure, Area, Period, Value, Source, EnteredAt, EnteredBy, Reason, Origin)
            SELECT PlanId, Figure, Area, Period, CASE WHEN Seq % 3 = 0 THEN '10.0' ELSE '300.0' END, Source, 0, 'benchmark', 'benchmark', 'Imported'
            FROM Figures WHERE Period IN (20224, 20220) AND Origin = 'Imported' AND CAST(substr(Area, -1) AS INTEGER) % 2 = 0
            AND Figure NOT IN (SELECT DISTINCT Figure FROM Figures WHERE Origin = 'Counted')
            """;
        await insert.ExecuteNonQueryAsync();
    }

    private static string WarmUp(string folder) => Path.Combine(folder, "warm-up");

    private static async Task InItsOwnProcess(string folder, bool isTurn)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
        // As the host runs (ADR 0695).
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.ArgumentList.Add(isTurn ? "turn-of" : "whole-of");
        start.ArgumentList.Add(folder);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
    }
}
