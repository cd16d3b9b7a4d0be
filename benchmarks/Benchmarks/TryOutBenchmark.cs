using System.Diagnostics;
using System.Globalization;
using System.Text;
using ActionPlan.Host.Authoring;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Words;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Benchmarks;

/// <summary>
/// A draft tried over past quarters, as its owner waits for it: one target of one ward over its term, and one module of a country over a year.
/// </summary>
internal static class TryOutBenchmark
{
    private const int Rounds = 3;
    private const string Module = "security";

    public static async Task Run()
    {
        var plan = CountryPlan.WithRoots(1).Plan;
        await Measure("one target, one ward", 1, [.. plan.Quarters()], Stricter, 2);
        await Measure("all targets of one module, the country", CountryPlan.Communes, [.. Period.OfYear(CountryPlan.Quarter.Year).Quarters], Otherwise, 20);
    }

    private static async Task Measure(string name, int roots, IReadOnlyList<Period> quarters, Func<string, string> change, int aim)
    {
        var folder = Directory.CreateTempSubdirectory("actionplan-benchmark-").FullName;
        try
        {
            var country = CountryPlan.WithRoots(roots, quarters);
            await CountryDatabase.Create(folder, country);
            await using var app = CountryDatabase.Host(folder);
            await app.Services.OpenDatabase();
            using var scope = app.Services.CreateScope();
            var trying = scope.ServiceProvider.GetRequiredService<TryingOut>();
            var reading = Stopwatch.GetTimestamp();
            var draft = Changed(country.Plan, change);
            var read = Stopwatch.GetElapsedTime(reading);
            var taken = new List<TimeSpan>();
            var worked = new List<TimeSpan>();
            IReadOnlyList<TriedQuarter> tried = [];
            for (var round = 0; round < Rounds; round++)
            {
                var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
                tried = await trying.Judge(draft, quarters, null, null, CancellationToken.None);
                taken.Add(Stopwatch.GetElapsedTime(start));
                worked.Add(Environment.CpuUsage.TotalTime - before);
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}, {quarters.Count} quarters: first {taken[0].TotalSeconds:N2} s, best {taken.Min().TotalSeconds:N2} s (aim {aim} s), of processors {worked[0].TotalSeconds:N2} and {worked.Min().TotalSeconds:N2} s; {tried.Sum(quarter => quarter.Judged):N0} verdicts by the draft, as many beside them, "
                + $"{tried.Sum(quarter => quarter.Verdicts.Count):N0} differ; reading and checking the draft before {read.TotalSeconds:N2} s"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Plan Changed(Plan plan, Func<string, string> change) => CountryPlan.Read(new PlanSource("", plan.Source.Files.Select(file => file.Name == $"{Module}.json"
        ? new PlanText(file.Name, Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(file.Bytes.Span))))
        : file)));

    // Of each target what it is measured in: it may be judged otherwise, and is not.
    private static string Otherwise(string text)
    {
        var targets = text.IndexOf("\"targets\"", StringComparison.Ordinal);
        return text[..targets] + text[targets..].Replace("\"measuredIn\": \"", "\"measuredIn\": \"(thử) ", StringComparison.Ordinal);
    }

    private static string Stricter(string text) => text.Contains("\"is\": \"above\", \"of\": 75", StringComparison.Ordinal)
        ? text.Replace("\"is\": \"above\", \"of\": 75", "\"is\": \"above\", \"of\": 100", StringComparison.Ordinal)
        : throw new InvalidOperationException("The threshold that is to be changed is not in the shipped plan.");
}
