using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ActionPlan.Host.Tests.Pages;

public sealed partial class SamplePagesTests
{
    private const int Kilobyte = 1024;

    [Fact]
    public async Task The_first_page_weighs_little_and_the_next_ones_less()
    {
        await using var office = await app.Visit("/healthz", isNew: true);
        var network = await office.Page.Context.NewCDPSessionAsync(office.Page);
        await network.SendAsync("Network.enable");
        long received = 0;
        network.Event("Network.loadingFinished").OnEvent +=
            (_, told) => Interlocked.Add(ref received, (long)told!.Value.GetProperty("encodedDataLength").GetDouble());

        async Task<long> Weight(string path)
        {
            Interlocked.Exchange(ref received, 0);
            await office.Go(path);
            await office.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            return Interlocked.Read(ref received);
        }

        var first = await Weight("/");
        // Fonts alone are more than this: below it, nothing was counted.
        Assert.InRange(first, 60 * Kilobyte, 300 * Kilobyte);
        var heavy = new List<string>();
        foreach (var path in new[] { "/", "/targets/security/crimeRate", "/figures", "/figures/police/phuong-12/2024-Q1", "/registers", "/alerts?state=all",
            "/reports/1", "/summaries/units/police", "/plan" })
        {
            var next = await Weight(path);
            if (next is <= Kilobyte or > 60 * Kilobyte)
            {
                heavy.Add(FormattableString.Invariant($"{path}: {next} bytes"));
            }
        }

        Assert.Empty(heavy);
    }

    [Fact]
    public async Task What_the_pages_are_made_of_is_compressed_and_kept_for_a_year()
    {
        using var client = app.Client();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        var page = await client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var files = Named().Matches(page).Select(match => match.Groups["file"].Value).ToList();

        Assert.Contains(files, file => file.EndsWith(".css", StringComparison.Ordinal));
        Assert.Equal(4, files.Count(file => file.EndsWith(".woff2", StringComparison.Ordinal)));
        foreach (var file in files)
        {
            using var answer = await client.GetAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.True(answer.Headers.TryGetValues("Cache-Control", out var kept)
                && string.Join(", ", kept).Contains("immutable", StringComparison.Ordinal), file);
            Assert.Equal(file.EndsWith(".woff2", StringComparison.Ordinal) ? [] : ["br"], answer.Content.Headers.ContentEncoding);
        }
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData(null, false)]
    public async Task A_page_is_compressed_only_where_no_other_site_asked_for_it(string? asker, bool isCompressed)
    {
        using var client = app.Client();
        client.DefaultRequestHeaders.Add("Accept-Encoding", "br, gzip");
        if (asker is not null)
        {
            client.DefaultRequestHeaders.Add("Sec-Fetch-Site", asker);
        }

        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(isCompressed ? ["br"] : [], answer.Content.Headers.ContentEncoding);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [GeneratedRegex("<(?:link|script|img)[^>]* (?:href|src)=\"(?<file>[^\"]+\\.(?:css|js|svg|woff2))\"", RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000)]
    private static partial Regex Named();
}
