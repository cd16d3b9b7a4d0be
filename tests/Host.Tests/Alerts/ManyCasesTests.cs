using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>Letters about more cases than anybody reads, and runs that many readers are told of.</summary>
public sealed class ManyCasesTests
{
    private const string Crime = "security.crime";

    [Fact]
    public async Task A_letter_lists_fifty_cases_and_four_charts_and_says_how_many_more_there_are_and_where()
    {
        await using var ward = await Ward.Open(plan: CityPlan.Json(60), rules: CityPlan.Rules);
        await ward.Judge("2024-Q2", RunTrigger.Schedule, [.. Wards(60).Select(area => Of(Crime, Status.Missed, 30, area))]);

        var message = Assert.Single(await ward.Messages());
        Assert.Equal("[Chương trình hành động] Quý 2/2024: 60 chỉ tiêu không đạt", message.Subject);
        Assert.Equal(50, message.TextBody!.Split("Trả lời cảnh báo: ").Length - 1);
        Assert.Contains("So với thư trước: 60 mới.", message.TextBody, StringComparison.Ordinal);
        Assert.All([message.TextBody, message.HtmlBody], text =>
        {
            Assert.Contains("Và 10 chỉ tiêu bị cảnh báo khác.", System.Net.WebUtility.HtmlDecode(text!), StringComparison.Ordinal);
            Assert.Contains("https://phuong12.example/ctr/p/alerts", text, StringComparison.Ordinal);
        });
        Assert.Equal(4, message.BodyParts.Count(part => part.ContentType.IsMimeType("image", "png")));
        Assert.Equal(60, Assert.Single(await ward.Outbox()).Areas.Count);
        Assert.Equal(60, (await ward.Alerts()).Count);
    }

    [Fact]
    public async Task What_has_gone_is_counted_whole_and_listed_up_to_fifty()
    {
        await using var ward = await Ward.Open(plan: CityPlan.Json(60), rules: CityPlan.Rules);
        await ward.Judge("2024-Q2", RunTrigger.Schedule, [.. Wards(60).Select(area => Of(Crime, Status.Missed, 30, area))]);
        await ward.Judge("2024-Q3", RunTrigger.Schedule, [.. Wards(60).Select(area => Of(Crime, Status.Met, 1, area))]);

        var message = (await ward.Messages())[^1];
        Assert.Equal("[Chương trình hành động] Quý 3/2024: đã khắc phục 60 chỉ tiêu, không còn cảnh báo", message.Subject);
        Assert.Equal(50, message.TextBody!.Split(" – Đã khắc phục").Length - 1);
        Assert.Contains("Và 10 chỉ tiêu không còn trong danh sách cảnh báo khác.", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preparing_a_run_asks_no_more_of_the_database_for_sixty_readers_than_for_three()
    {
        Assert.Equal(await Asked(3), await Asked(60));
    }

    [Fact]
    public async Task A_chart_that_two_readers_get_is_drawn_once()
    {
        await using var ward = await Ward.Open();
        var pictures = new CourseImages(ward.Plan);
        var course = new CaseCourse([(Period.Parse("2024-Q3"), Of(Crime, Status.Missed, 6))]);

        var (one, other) = (pictures.Of(new Case(Crime, "ward"), course, "chart-1", "Tên"), pictures.Of(new Case(Crime, "ward"), course, "chart-3", "Tên"));

        Assert.Equal(("chart-1", "chart-3"), (one!.Name, other!.Name));
        Assert.Same(one.Png, other.Png);
        Assert.NotSame(one.Png, pictures.Of(new Case(Crime, "ward"), course, "chart-1", "Tên – Phường 12")!.Png);
    }

    private static IEnumerable<string> Wards(int count) => Enumerable.Range(1, count).Select(number => $"ward-{number}");

    // Each ward's police has an address of its own.
    private static async Task<int> Asked(int wards)
    {
        var contacts = string.Join(',', Wards(wards).Select(area => $$"""{ "unit": "police", "area": "{{area}}", "email": "{{area}}@thanhpho.example" }"""));
        await using var ward = await Ward.Open(plan: CityPlan.Json(wards, $"\"contacts\": [{contacts}],"), rules: CityPlan.Rules);
        await ward.Judge("2024-Q2", RunTrigger.Schedule, [.. Wards(wards).Select(area => Of(Crime, Status.Missed, 30, area))]);
        var asked = 0;
        await ward.Read(async db =>
        {
            var run = new RunRow
            {
                PlanId = ward.Plan.Id, PlanVersion = ward.Plan.Version, Period = Period.Parse("2024-Q3"), FigureSeq = 0,
                StartedAt = ward.Clock.GetUtcNow(), Trigger = RunTrigger.Manual, By = "Thử",
            };
            db.Add(run);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            db.AddRange(Wards(wards).Select((area, index) => Of(Crime, index % 2 == 0 ? Status.AtRisk : Status.Met, 10, area).In(run.Id)));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            var before = ward.Queries.Count;
            var prepared = await ward.Get<RunCompletion>().Prepare(db, ward.Plan, run, TestContext.Current.CancellationToken);
            asked = ward.Queries.Count - before;
            Assert.Equal(wards, prepared.Messages.Count);
            return 0;
        });
        return asked;
    }
}
