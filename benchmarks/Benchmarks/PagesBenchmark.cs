using System.Diagnostics;
using System.Globalization;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Rights;
using ActionPlan.Rules.Files;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Benchmarks;

/// <summary>
/// What grows with the areas for whoever reads and enters: a leader's pages of a country beside those of one area, visited in turn, and the import
/// of a country's quarter by the command line.
/// </summary>
internal static class PagesBenchmark
{
    private const int Visits = 15;
    private const int Few = 3;
    private const int Lines = 100_000;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    private static readonly string[] Pages =
    [
        "board", "alerts", "search?q=X%C3%A3+33", "targets/security/crimeRate", "targets", "overview", "overdue", "summaries", "summaries/units/police",
        "figures", "completeness", "completeness/police", "plan/ready", "corrections", "registers", "registers/wells", "my-work", "mail", "runs/1",
        "export/figures", "export/completeness", "export/alerts", "export/overview", "export/corrections", "export/mail", "export/runs/1",
    ];

    /// <param name="size">How many areas the country has.</param>
    /// <param name="wanted">Which pages alone are visited, as they are and anew; none for all, with the import and a report.</param>
    public static async Task Run(int size, IReadOnlyList<string> wanted)
    {
        var folder = Directory.CreateTempSubdirectory("actionplan-benchmark-").FullName;
        try
        {
            var alone = Directory.CreateDirectory(Path.Combine(folder, "one")).FullName;
            await using var one = await Site.Open(alone, CountryPlan.WithContacts(1), CountryPlan.Quarter);
            var place = Directory.CreateDirectory(Path.Combine(folder, "all")).FullName;
            var country = CountryPlan.WithContacts(size);
            await CountryDatabase.Create(place, country);
            if (wanted.Count == 0)
            {
                await Import(place, country);
            }

            await using var all = await Site.Open(place, country, CountryPlan.Quarter);
            await all.Rest();
            foreach (var page in wanted.Count > 0 ? wanted : Pages)
            {
                await Compare(one, all, page);
            }

            Console.WriteLine("  the same pages when something has happened since they were last seen, so that nothing is kept:");
            foreach (var page in wanted.Count > 0 ? wanted : Pages[..4])
            {
                await Compare(one, all, page, isAnew: true);
            }

            if (wanted.Count == 0)
            {
                await Report(one, all);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Compare(Site one, Site all, string page, bool isAnew = false)
    {
        var (first, firstOfAll) = (await one.Visit(page), await all.Visit(page));
        List<double> few = [], many = [];
        var (worked, workedForAll) = (TimeSpan.Zero, TimeSpan.Zero);
        var visits = firstOfAll > Slow.TotalMilliseconds ? Few : Visits;
        for (var visit = 0; visit < visits; visit++)
        {
            if (isAnew)
            {
                await one.Happen();
                await all.Happen();
            }

            var began = Environment.CpuUsage.TotalTime;
            few.Add(await one.Visit(page));
            var between = Environment.CpuUsage.TotalTime;
            many.Add(await all.Visit(page));
            (worked, workedForAll) = (worked + between - began, workedForAll + Environment.CpuUsage.TotalTime - between);
        }

        var (median, medianOfAll) = (few.Order().ElementAt(visits / 2), many.Order().ElementAt(visits / 2));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {page,-45} {median,7:N0} ms of one area, {medianOfAll,7:N0} ms of all: {medianOfAll / median:N2} x (first visit {first:N0} and {firstOfAll:N0} ms); "
            + $"of processors {worked.TotalMilliseconds / visits:N1} and {workedForAll.TotalMilliseconds / visits:N1} ms: {workedForAll / worked:N2} x"));
    }

    /// <summary>One ward's report, alone and among all: drafted once, then read as page, Word and Excel.</summary>
    private static async Task Report(Site one, Site all)
    {
        var (few, many) = (await Draft(one), await Draft(all));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  a ward's report drafted: {few.TotalMilliseconds:N0} ms of processors alone, {many.TotalMilliseconds:N0} ms among all"));
        foreach (var page in (string[])["reports/1", "reports/1/word", "reports/1/excel"])
        {
            await Compare(one, all, page);
        }
    }

    private static async Task<TimeSpan> Draft(Site site)
    {
        var ward = site.Services.GetRequiredService<PlanInForce>().Current.Areas.Roots[0].Id;
        var busy = Environment.CpuUsage.TotalTime;
        await site.Services.GetRequiredService<CommandSender>()
            .Send(new DraftReport(ReportKind.Quarter, ward, CountryPlan.Quarter), Actor.AtMachine("benchmark"));
        return Environment.CpuUsage.TotalTime - busy;
    }

    private static async Task Import(string folder, CountryPlan country)
    {
        var figures = country.Plan.FigureById.Values.Where(figure => !figure.Definition.Counted && figure.Every == Frequency.Quarter).ToList();
        var lines = (from period in (string[])["2023-Q1", "2023-Q2"]
                     from area in country.Plan.Areas.Roots
                     from figure in figures
                     select $"{figure.Id},{area.Id},{period},100").Take(Math.Max(Lines, figures.Count * country.Plan.Areas.Roots.Count)).ToList();

        var file = Path.Combine(folder, "quarter.csv");
        await File.WriteAllLinesAsync(file, lines.Prepend("figure,area,period,value"));
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "ActionPlan.Host.exe" : "ActionPlan.Host"))
        {
            UseShellExecute = false, RedirectStandardError = true,
            Environment = { ["ActionPlan__DataFolder"] = folder, ["Rules__Folder"] = Path.Combine(folder, "rules") },
        };
        foreach (var argument in (string[])["import", "--figures", file, "--by", "benchmark", "--reason", "benchmark"])
        {
            start.ArgumentList.Add(argument);
        }

        var began = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var took = Stopwatch.GetElapsedTime(began);
        var doubts = said.AsSpan().Count('\n');
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  import of {lines.Count:N0} lines: exit {process.ExitCode}, {took.TotalSeconds:N1} s with start, {doubts:N0} lines of doubts"));
    }
}
