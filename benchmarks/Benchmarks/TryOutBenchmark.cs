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
    private const string Target = "security.detectionRate";

    public static async Task Run()
    {
        var plan = CountryPlan.WithRoots(1).Plan;
        await Measure("one target, one ward", 1, [.. plan.Quarters()], target => target.Key == Target, 2);
        await Measure("one module, the country", CountryPlan.Communes, [.. Period.OfYear(CountryPlan.Quarter.Year).Quarters], target =>
            target.Module == Module, 20);
    }

    private static async Task Measure(string name, int roots, IReadOnlyList<Period> quarters, Func<Target, bool> only, int aim)
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
            var draft = Stricter(country.Plan);
            var read = Stopwatch.GetElapsedTime(reading);
            var taken = new List<TimeSpan>();
            IReadOnlyList<TriedQuarter> tried = [];
            for (var round = 0; round < Rounds; round++)
            {
                var start = Stopwatch.GetTimestamp();
                tried = await trying.Judge(draft, quarters, only, null, CancellationToken.None);
                taken.Add(Stopwatch.GetElapsedTime(start));
            }

            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}, {quarters.Count} quarters: first {taken[0].TotalSeconds:N2} s, best {taken.Min().TotalSeconds:N2} s (aim {aim} s); {tried.Sum(quarter => quarter.Judged):N0} verdicts by the draft, as many beside them, "
                + $"{tried.Sum(quarter => quarter.Verdicts.Count):N0} differ; reading and checking the draft before {read.TotalSeconds:N2} s"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Plan Stricter(Plan plan) => CountryPlan.Read(new PlanSource("", plan.Source.Files.Select(file => file.Name == $"{Module}.json"
        ? new PlanText(file.Name, Encoding.UTF8.GetBytes(Changed(Encoding.UTF8.GetString(file.Bytes.Span))))
        : file)));

    private static string Changed(string text) => text.Contains("\"is\": \"above\", \"of\": 75", StringComparison.Ordinal)
        ? text.Replace("\"is\": \"above\", \"of\": 75", "\"is\": \"above\", \"of\": 100", StringComparison.Ordinal)
        : throw new InvalidOperationException("The threshold that is to be changed is not in the shipped plan.");
}
