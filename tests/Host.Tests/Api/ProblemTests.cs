using System.Globalization;
using System.Net;
using System.Text;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Registers;
using static ActionPlan.Host.Tests.Api.ApiCalls;

namespace ActionPlan.Host.Tests.Api;

/// <summary>Whatever goes wrong below /api is told as a problem, never as a page.</summary>
[Collection(nameof(ApiCollection))]
public sealed class ProblemTests(ApiApp app)
{
    [Theory]
    [InlineData("GET", "/api/v1/nothing", 404, "noSuchAddress")]
    [InlineData("GET", "/api/nothing", 404, "noSuchAddress")]
    [InlineData("DELETE", "/api/v1/figures", 405, "wrongMethod")]
    [InlineData("PUT", "/api/v1/plan", 405, "wrongMethod")]
    public async Task An_address_that_is_not_there_is_told_so(string method, string path, int status, string code)
    {
        using var system = await app.WithNew("police", Enum.GetValues<Scope>());
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative));

        await (await system.SendAsync(request, ApiApp.Cancellation)).Problem(status, code);
    }

    [Theory]
    [InlineData("{ \"figures\": [ ")]
    [InlineData("")]
    [InlineData("{ \"figures\": [], \"figures\": [] }")]
    [InlineData("{ \"figures\": NaN }")]
    public async Task What_is_no_json_is_told_where(string body)
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);

        await (await system.PostFigures(body)).Problem(400, "brokenJson");
    }

    [Theory]
    [InlineData("[]", "")]
    [InlineData("""{ "figures": [] }""", "/figures")]
    [InlineData("""{ "figure": [] }""", "/figure")]
    public async Task A_batch_of_another_form_is_told_which_form_is_right(string body, string place)
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);

        Assert.StartsWith(place + " ", (await (await system.PostFigures(body)).Problem(422)).Places()[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_without_a_name_of_its_own_is_refused()
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);
        using var bare = new StringContent(Batch(Cases("1")), Encoding.UTF8, "application/json");

        await (await system.PostAsync(new Uri("/api/v1/figures", UriKind.Relative), bare, ApiApp.Cancellation)).Problem(400, "noDeliveryId");
        await (await system.PostFigures(Batch(Cases("1")), new string('x', 101))).Problem(400, "noDeliveryId");
    }

    [Fact]
    public async Task What_is_not_json_at_all_is_told_which_type_is_right()
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("figure", "criminalCases")]);

        await (await system.PostAsync(new Uri("/api/v1/figures", UriKind.Relative), form, ApiApp.Cancellation)).Problem(415, "notJson");
    }

    [Fact]
    public async Task More_than_a_megabyte_is_refused_unread()
    {
        using var system = await app.WithNew("police", Scope.FiguresWrite);

        await (await system.PostFigures(Batch(Cases("1")) + new string(' ', Host.Api.V1.PostFigures.LargestBody))).Problem(413, "tooLarge");
    }

    [Fact]
    public async Task More_requests_than_allowed_wait_and_other_keys_do_not()
    {
        using var busy = await app.WithNew("police", Scope.FiguresRead);
        using var calm = await app.WithNew("police", Scope.FiguresRead);
        HttpResponseMessage answer;
        var sent = 0;
        do
        {
            answer = await busy.Get("/api/v1/plan");
            sent++;
        }
        while (answer.StatusCode == HttpStatusCode.OK && sent < 500);

        await answer.Problem(429, "tooManyRequests");
        Assert.InRange(sent, 121, 241);
        Assert.InRange(int.Parse(answer.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(HttpStatusCode.OK, (await calm.Get("/api/v1/plan")).StatusCode);
    }

    [Fact]
    public async Task A_fault_of_the_app_itself_is_told_with_a_trace_and_nothing_of_its_inside()
    {
        await app.Read(async db =>
        {
            db.Add(new RunRow
            {
                PlanId = app.Plan.Id, PlanVersion = new string('0', 64), Period = Period.Parse("2025-Q1"), FigureSeq = 0, StartedAt = app.Clock.GetUtcNow(),
                CompletedAt = app.Clock.GetUtcNow(), Trigger = RunTrigger.Manual, By = "Thử",
            });
            return await db.SaveChangesAsync(ApiApp.Cancellation);
        });
        using var system = await app.WithNew("police", Scope.VerdictsRead);

        var problem = await (await system.Get("/api/v1/verdicts?period=2025-Q1")).Problem(500, "failed");

        Assert.NotEqual("", problem.GetProperty("traceId").GetString());
        Assert.DoesNotContain("not stored", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_are_Vietnamese_and_English_for_who_chose_it()
    {
        using var stranger = app.With(null);
        Assert.Equal("Chưa xác thực", (await (await stranger.Get("/api/v1/plan")).Problem(401)).GetProperty("title").GetString());

        stranger.DefaultRequestHeaders.Add("Cookie", ".AspNetCore.Culture=c%3Den-GB%7Cuic%3Den-GB");
        Assert.Equal("Not authenticated", (await (await stranger.Get("/api/v1/plan")).Problem(401)).GetProperty("title").GetString());
    }
}
