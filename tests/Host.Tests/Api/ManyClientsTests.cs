using System.Net;
using ActionPlan.Host.Figures.Entry;
using static ActionPlan.Host.Tests.Api.ApiCalls;

namespace ActionPlan.Host.Tests.Api;

[Collection(nameof(ApiCollection))]
public sealed class ManyClientsTests(ApiApp app)
{
    private const int Clients = 30;
    private const string Quarter = "2022-Q1";

    [Fact]
    public async Task Thirty_clients_at_once_are_served_or_told_when_to_come_again()
    {
        var (key, other) = (await app.Key("police", Scope.FiguresWrite, Scope.FiguresRead), await app.Key("police", Scope.FiguresRead));

        var answers = (await Task.WhenAll(Enumerable.Range(1, Clients).Select(client => Work(client, key, other)))).SelectMany(told => told).ToList();

        Assert.All(answers, answer =>
            Assert.Contains(answer.Status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.ServiceUnavailable]));
        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.OK || answer.ComesAgain, $"{answer.Status} without Retry-After"));
        // One key's limit for a minute is 120; a window may end in between.
        Assert.InRange(answers.Count(answer => answer.Status == HttpStatusCode.OK), 120, answers.Count);
        var kept = await app.Read(
            db => db.FigureDrafts.AsNoTracking().SingleAsync(row => row.Figure == "criminalCases" && row.Period == Period.Parse(Quarter), ApiApp.Cancellation));
        Assert.InRange(kept.Value, 1, Clients * 10);
    }

    // Five batches each, and the figures read in between.
    private async Task<List<(HttpStatusCode Status, bool ComesAgain)>> Work(int client, string key, string other)
    {
        using var writing = app.With(key);
        using var reading = app.With(other);
        var answers = new List<(HttpStatusCode, bool)>();
        for (var batch = 0; batch < 5; batch++)
        {
            using var posted = await writing.PostFigures(
                Batch(Cases(((client * 10) - batch).ToString(System.Globalization.CultureInfo.InvariantCulture), Quarter)));
            using var read = await reading.Get($"/api/v1/figures?period={Quarter}&state=drafts");
            answers.AddRange([(posted.StatusCode, posted.Headers.RetryAfter is not null), (read.StatusCode, read.Headers.RetryAfter is not null)]);
        }

        return answers;
    }
}
