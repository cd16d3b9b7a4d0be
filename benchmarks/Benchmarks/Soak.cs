using System.Diagnostics;
using System.Globalization;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Rights;
using ActionPlan.Host.Samples;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Summaries;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serilog.Events;

namespace ActionPlan.Benchmarks;

/// <summary>
/// The term of the shipped plan, lived through by a clock that is set, in one process: each day what the schedules do, each quarter its figures, then days
/// on days after the term. What it holds must stay flat; only the database grows.
/// </summary>
internal static class Soak
{
    private static readonly TimeOnly Morning = new(7, 0);

    /// <param name="daysAfter">How many days it goes on after the term's last quarter was due.</param>
    public static async Task Run(int daysAfter)
    {
        var folder = Directory.CreateTempSubdirectory("actionplan-soak-").FullName;
        try
        {
            await Live(folder, daysAfter);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Live(string folder, int daysAfter)
    {
        var country = CountryPlan.WithContacts(1);
        var rules = Directory.CreateDirectory(Path.Combine(folder, "rules", "ward"));
        foreach (var file in country.Plan.Source.Files)
        {
            await File.WriteAllBytesAsync(Path.Combine(rules.FullName, file.Name), file.Bytes.ToArray());
        }

        var clock = new SampleClock();
        var builder = HostBuild.Prepare([$"--Rules:Folder={rules.Parent!.FullName}"], new Deployment(IsSample: false, folder), LogEventLevel.Error);
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        await using var app = builder.Build();
        var calendar = country.Plan.Calendar;
        var (first, last) = (calendar.FirstDay(country.Plan.From), calendar.LastDay(country.Plan.To).AddDays(daysAfter));
        clock.Set(first, Morning, country.Plan.TimeZone);
        await app.Services.OpenDatabase();
        Console.WriteLine($"{"day",-12}{"managed MB",12}{"process MB",12}{"handles",10}{"threads",10}{"database MB",13}{"ms a day",10}");
        var (start, days) = (Stopwatch.GetTimestamp(), 0);
        for (var day = first; day <= last; day = day.AddDays(1), days++)
        {
            clock.Set(day, Morning, country.Plan.TimeZone);
            await using var scope = app.Services.GetRequiredService<PlanScopes>().Open(app.Services.GetRequiredService<AllPlans>().Open.First());
            await EnterFigures(scope.ServiceProvider, day);
            await WorkThrough(scope.ServiceProvider);
            if (day is { Month: 1 or 7, Day: 1 })
            {
                Tell(day, folder, days == 0 ? default : Stopwatch.GetElapsedTime(start) / days);
                (start, days) = (Stopwatch.GetTimestamp(), 0);
            }
        }

        Tell(last, folder, Stopwatch.GetElapsedTime(start) / Math.Max(1, days));
    }

    /// <summary>Ten days after a quarter its figures come.</summary>
    private static async Task EnterFigures(IServiceProvider services, DateOnly day)
    {
        var plan = services.GetRequiredService<PlanInForce>().Current;
        var quarter = plan.Calendar.QuarterOf(day).AddQuarters(-1);
        if (plan.Calendar.LastDay(quarter).AddDays(10) != day || quarter < plan.From || quarter > plan.To)
        {
            return;
        }

        var entries = CountryPlan.Needed(plan, quarter)
            .Select(entry => new FigureEntry(entry.Figure, entry.Area, entry.Period, 100 + quarter.QuarterIndex % 20, "QĐ 1")).ToList();
        var recorded = await services.GetRequiredService<CommandSender>().Send(new RecordFigures(entries, "soak", FigureOrigin.Imported), Actor.System("soak"));
        if (recorded.Refused is [var refused, ..])
        {
            throw new InvalidOperationException($"{quarter}: {recorded.Refused.Count} figures refused, first {refused}");
        }
    }

    private static async Task WorkThrough(IServiceProvider services)
    {
        var evaluation = services.GetRequiredService<EvaluationSweep>();
        var escalation = services.GetRequiredService<EscalationSweep>();
        var reports = services.GetRequiredService<ReportSweep>();
        await evaluation.Run(CancellationToken.None);
        await services.GetRequiredService<CommandSender>().Send(new EndTerm(), Actor.System("soak"));
        await escalation.AfterEvaluation(CancellationToken.None);
        await reports.AfterEvaluation(CancellationToken.None);
        await reports.AfterCorrection(CancellationToken.None);
        await services.GetRequiredService<SummarySweep>().AfterEvaluation(CancellationToken.None);
        await escalation.Run(CancellationToken.None);
        await services.GetRequiredService<ReminderSweep>().Run(CancellationToken.None);
        await services.GetRequiredService<ApprovalSweep>().Run(CancellationToken.None);
        await services.GetRequiredService<OutboxSending>().SendDue(CancellationToken.None);
    }

    private static void Tell(DateOnly day, string folder, TimeSpan each)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var database = Directory.EnumerateFiles(folder, "actionplan.db*").Sum(file => new FileInfo(file).Length);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{day,-12:yyyy-MM-dd}{GC.GetTotalMemory(forceFullCollection: false) / 1e6,12:N1}{process.WorkingSet64 / 1e6,12:N0}{Handles(process),10}{process.Threads.Count,10}{database / 1e6,13:N1}{each.TotalMilliseconds,10:N1}"));
    }

    private static int Handles(Process process) => OperatingSystem.IsLinux() ? Directory.GetFiles("/proc/self/fd").Length : process.HandleCount;
}
