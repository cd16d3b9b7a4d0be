using System.Net;
using System.Text.Json;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Tests.Api;

[Collection(nameof(ApiCollection))]
public sealed class FetchingTests(ApiApp app)
{
    [Fact]
    public async Task Verdicts_are_those_of_the_run_in_force_and_earlier_runs_stay_readable()
    {
        using var system = await app.WithNew("police", Scope.VerdictsRead);
        await (await system.Get("/api/v1/verdicts?period=2024-Q1")).Problem(404, "notJudged");
        await app.Approved(("criminalCases", "2024-Q1", 7), ("solvedCases", "2024-Q1", 5), ("population", "2023", 50_000));
        var first = await Judge("2024-Q1");
        var before = Verdict(await (await system.Get("/api/v1/verdicts?period=2024-Q1")).Json(), "security.crimeRate");
        await app.Approved(("criminalCases", "2024-Q1", 30));
        var second = await Judge("2024-Q1");

        var answer = await (await system.Get("/api/v1/verdicts?period=2024-Q1")).Json();
        var now = Verdict(answer, "security.crimeRate");

        Assert.Equal((second, "2024-Q1", app.Plan.Version),
            (answer.GetProperty("run").GetProperty("id").GetInt64(), answer.GetProperty("run").GetProperty("period").GetString(),
                answer.GetProperty("run").GetProperty("planVersion").GetString()));
        Assert.Equal(("1.4", "6", "missed"), (Text(before, "value"), Text(now, "value"), now.GetProperty("status").GetString()));
        Assert.Equal(("14a", "below", "5", "phuong-12"),
            (now.GetProperty("number").GetString(), now.GetProperty("compared").GetString(), Text(now, "threshold"), now.GetProperty("area").GetString()));
        var earlier = await (await system.Get($"/api/v1/verdicts?period=2024-Q1&run={first}")).Json();
        Assert.Equal("1.4", Text(Verdict(earlier, "security.crimeRate"), "value"));
        Assert.NotNull(Verdict(answer, "environment.domesticWaste").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_list_goes_on_page_by_page_until_all_of_it_was_given_once()
    {
        await Judge("2024-Q2");
        using var system = await app.WithNew("police", Scope.VerdictsRead);
        var (targets, next) = (new List<string>(), "/api/v1/verdicts?period=2024-Q2&limit=10");
        while (next is not null)
        {
            var page = await (await system.Get(next)).Json();
            targets.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("target").GetString()!));
            next = page.GetProperty("next").GetString();
        }

        Assert.Equal(app.Plan.Targets.Select(target => target.Key).Order(StringComparer.Ordinal), targets.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_approved_between_two_pages_neither_hides_a_figure_nor_shows_one_twice()
    {
        await app.Approved(("solvedCases", "2024-Q4", 5), ("criminalCases", "2024-Q4", 7));
        using var system = await app.WithNew("police", Scope.FiguresRead);
        var first = await (await system.Get("/api/v1/figures?period=2024-Q4&limit=1")).Json();
        Assert.Equal("criminalCases", Assert.Single(first.GetProperty("items").EnumerateArray()).GetProperty("figure").GetString());

        await app.Approved(("childrenImmunised", "2024-Q4", 90));
        var second = await (await system.Get(first.GetProperty("next").GetString()!)).Json();

        Assert.Equal("solvedCases", Assert.Single(second.GetProperty("items").EnumerateArray()).GetProperty("figure").GetString());
    }

    [Fact]
    public async Task Who_asks_again_is_told_that_nothing_changed_until_something_does()
    {
        await Judge("2024-Q2");
        using var system = await app.WithNew("police", Scope.VerdictsRead);
        var tag = (await system.Get("/api/v1/verdicts?period=2024-Q2")).Headers.ETag!;
        system.DefaultRequestHeaders.IfNoneMatch.Add(tag);

        var same = await system.Get("/api/v1/verdicts?period=2024-Q2");
        Assert.Equal((HttpStatusCode.NotModified, ""), (same.StatusCode, await same.Content.ReadAsStringAsync(ApiApp.Cancellation)));

        await app.Approved(("criminalCases", "2024-Q2", 11));
        await Judge("2024-Q2");
        Assert.Equal(HttpStatusCode.OK, (await system.Get("/api/v1/verdicts?period=2024-Q2")).StatusCode);
    }

    [Fact]
    public async Task Alerts_come_with_what_was_promised_and_what_changed_since_can_be_asked_for()
    {
        // The newest quarter: a run of an older one moves no alert, whichever test ran before.
        await app.Approved(("criminalCases", "2024-Q1", 300), ("criminalCases", "2024-Q2", 300), ("criminalCases", "2024-Q3", 300),
            ("population", "2023", 50_000));
        await Judge("2024-Q3");
        var id = await app.Read(
            db => db.Alerts.Where(row => row.Unit == "police" && row.State == AlertState.Open).Select(row => row.Id).FirstAsync(ApiApp.Cancellation));
        app.Clock.Advance(TimeSpan.FromMinutes(5));
        var since = app.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        await app.Do(new AnswerAlert(id, "Thiếu người", "Thêm hai điều tra viên", "Nguyễn An", new DateOnly(2024, 12, 1)));
        using var system = await app.WithNew("police", Scope.AlertsRead);

        var changed = (await (await system.Get($"/api/v1/alerts?changedSince={since}")).Json()).GetProperty("items");

        var alert = Assert.Single(changed.EnumerateArray());
        Assert.Equal((id, "acknowledged", "police"),
            (alert.GetProperty("id").GetInt64(), alert.GetProperty("state").GetString(), alert.GetProperty("unit").GetString()));
        Assert.Equal(("Thêm hai điều tra viên", "2024-12-01"),
            (alert.GetProperty("commitment").GetProperty("remedy").GetString(), alert.GetProperty("commitment").GetProperty("by").GetString()));
        Assert.All((await (await system.Get("/api/v1/alerts?state=open&unit=people-committee&limit=3")).Json()).GetProperty("items").EnumerateArray(),
            open => Assert.Equal(("open", "people-committee"), (open.GetProperty("state").GetString(), open.GetProperty("unit").GetString())));
    }

    [Fact]
    public async Task Of_what_is_on_its_way_a_key_sees_its_own_units_only()
    {
        await app.DoAs(new Actor("Lê Bình", "binh", [new Grant(Role.DataEntry, "people-committee")], "127.0.0.1"), new SaveDrafts(
            new SheetKey("people-committee", "phuong-12", Period.Parse("2021-Q4")),
            [new DraftCell(new CellKey("civilisedWardRecognised", "phuong-12", Period.Parse("2021")), 1, null, null, "0.0.0")]));
        using var police = await app.WithNew("police", Scope.FiguresRead);
        using var committee = await app.WithNew("people-committee", Scope.FiguresRead);

        Assert.Empty((await (await police.Get("/api/v1/figures?period=2021&state=drafts")).Json()).GetProperty("items").EnumerateArray());
        Assert.Single((await (await committee.Get("/api/v1/figures?period=2021&state=drafts")).Json()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Of_a_corrected_figure_the_newest_value_is_given_once()
    {
        await app.Approved(("solvedCases", "2024-Q3", 3));
        await app.Approved(("solvedCases", "2024-Q3", 4));
        using var system = await app.WithNew("police", Scope.FiguresRead);

        var items = (await (await system.Get("/api/v1/figures?period=2024-Q3&unit=police&area=phuong-12")).Json()).GetProperty("items").EnumerateArray();

        Assert.Equal(["4"], items.Where(item => item.GetProperty("figure").GetString() == "solvedCases").Select(item => Text(item, "value")));
    }

    [Fact]
    public async Task The_plan_names_every_id_that_the_rest_is_asked_by()
    {
        using var system = await app.WithNew("police", Scope.AlertsRead);
        var plan = await (await system.Get("/api/v1/plan")).Json();

        Assert.Equal(app.Plan.Figures.Select(figure => figure.Id),
            plan.GetProperty("figures").EnumerateArray().Select(figure => figure.GetProperty("id").GetString()));
        Assert.Equal(app.Plan.Targets.Select(target => target.Key),
            plan.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("id").GetString()));
        var source = plan.GetProperty("figures").EnumerateArray().Single(figure => figure.GetProperty("id").GetString() == "healthStationRecognised");
        Assert.Equal((true, "people-committee", "year"),
            (source.GetProperty("needsSource").GetBoolean(), source.GetProperty("reportedBy").GetString(), source.GetProperty("every").GetString()));
        Assert.DoesNotContain("@phuong12.example", plan.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/figures", "noPeriod")]
    [InlineData("/api/v1/figures?period=2024-Q9", "notAPeriod")]
    [InlineData("/api/v1/figures?period=2031", "outsideTerm")]
    [InlineData("/api/v1/verdicts?period=2024", "notAQuarter")]
    [InlineData("/api/v1/figures?period=2024&unit=polise", "notKnown")]
    [InlineData("/api/v1/figures?period=2024&area=phuong-1", "notKnown")]
    [InlineData("/api/v1/figures?period=2024&state=draft", "notKnown")]
    [InlineData("/api/v1/figures?period=2024&limit=5000", "notWithin")]
    [InlineData("/api/v1/figures?period=2024&after=x", "notARow")]
    [InlineData("/api/v1/figures?period=2024&skip=200", "notARow")]
    [InlineData("/api/v1/alerts?changedSince=hôm+qua", "notAMoment")]
    [InlineData("/api/v1/alerts?state=closed", "notKnown")]
    public async Task What_cannot_be_understood_is_refused_and_not_ignored(string path, string code)
    {
        using var system = await app.WithNew("police", Enum.GetValues<Scope>());

        await (await system.Get(path)).Problem(400, code);
    }

    private async Task<long> Judge(string quarter) => (await app.Do(new EvaluateQuarter(Period.Parse(quarter), RunTrigger.Manual))).RunId!.Value;

    private static JsonElement Verdict(JsonElement answer, string target) =>
        answer.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("target").GetString() == target);

    private static string Text(JsonElement item, string member) => item.GetProperty(member).GetRawText();
}
