using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Rights;
using Microsoft.Extensions.DependencyInjection;

namespace ActionPlan.Benchmarks;

/// <summary>
/// Fifty readers at once on a running sample: the leader's page and a target's page against a signed-in page of the same frame without data. What
/// counts is the ratio within one run. <c>readers http://127.0.0.1:5080</c>
/// </summary>
internal static partial class ReadersBenchmark
{
    private const int Readers = 50;
    private const string Frame = "account/password";
    private const string Plan = "phuong-12-2020-2025/";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(4);
    private static readonly string[] People = ["mau.bithu", "mau.vanphong", "mau.congan", "mau.kiemtra", "mau.truongcongan"];
    private static readonly string[] BesidePages = [Frame, "board", "targets/security/crimeRate"];
    private static readonly string[] Pages = [Frame, Plan + "board", Plan + "targets/security/crimeRate", Plan + "targets/environment/wellsSealed", Frame];

    public static async Task Run(Uri site)
    {
        var readers = await Task.WhenAll(Enumerable.Range(0, Readers).Select(number => SignIn(site, People[number % People.Length])));
        var frame = 0d;
        foreach (var page in Pages)
        {
            foreach (var reader in readers)
            {
                (await reader.GetAsync(new Uri(site, page))).EnsureSuccessStatusCode();
            }

            var (rate, median, ninety, bytes) = await Load(readers, new Uri(site, page), Long);
            frame = page == Frame && frame == 0 ? rate : frame;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{page,-60} {rate,8:N0} /s {median,8:N0} ms {ninety,8:N0} ms p90 {bytes / 1024,6:N0} KB   {rate / frame,6:N2} of the frame"));
        }
    }

    /// <summary>The same before and while a run of a country's size is judged and stored. <c>readers-beside 3321</c></summary>
    public static async Task RunBesideRun(int areas)
    {
        var folder = Directory.CreateTempSubdirectory("actionplan-benchmark-").FullName;
        try
        {
            await using var site = await Site.Open(folder, CountryPlan.WithContacts(areas), CountryPlan.Quarter.AddQuarters(-1));
            var readers = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => SignIn(site.Address, People[0])));
            await Beside("nothing else", Task.Delay(Short));
            await Beside("a run", Task.Run(async () => await site.Services.GetRequiredService<CommandSender>()
                .Send(new EvaluateQuarter(CountryPlan.Quarter, RunTrigger.Manual), Actor.System("benchmark"))));

            async Task Beside(string what, Task work)
            {
                var frame = 0d;
                for (var turn = 0; turn < BesidePages.Length || !work.IsCompleted; turn++)
                {
                    var page = BesidePages[turn % BesidePages.Length];
                    var (rate, median, ninety, _) = await Load(readers, new Uri(site.Address, page), Short);
                    frame = page == Frame ? rate : frame;
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"beside {what,-14} {page,-30} {rate,8:N0} /s {median,8:N0} ms {ninety,8:N0} ms p90   {rate / frame,6:N2} of the frame"));
                }

                await work;
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Rate, double Median, double Ninety, long Bytes)> Load(HttpClient[] readers, Uri page, TimeSpan lasting)
    {
        var began = Stopwatch.GetTimestamp();
        long bytes = 0;
        var took = await Task.WhenAll(readers.Select(async reader =>
        {
            var times = new List<double>();
            while (Stopwatch.GetElapsedTime(began) < lasting)
            {
                var asked = Stopwatch.GetTimestamp();
                Interlocked.Exchange(ref bytes, (await reader.GetByteArrayAsync(page)).Length);
                times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            return times;
        }));
        var all = took.SelectMany(times => times).Order().ToList();
        return (all.Count / Stopwatch.GetElapsedTime(began).TotalSeconds, all[all.Count / 2], all[all.Count * 9 / 10], bytes);
    }

    public static async Task<HttpClient> SignIn(Uri site, string person)
    {
        var reader = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = site };
        var token = Token().Match(await reader.GetStringAsync(new Uri(site, "sign-in"))).Groups["token"].Value;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", person), KeyValuePair.Create("__RequestVerificationToken", token)]);
        (await reader.PostAsync(new Uri(site, "sign-in/sample"), form)).EnsureSuccessStatusCode();
        return reader;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
