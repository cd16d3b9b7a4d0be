using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Summaries;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using MimeKit;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Summaries;

public sealed class SummaryMailTests
{
    private static readonly Period Q3 = Period.Parse("2024-Q3");
    private static readonly SendSummary ToPolice = new(SummarySubject.Unit("police"), Q3, "ward");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_office_sends_a_units_page_to_the_unit_once_a_day()
    {
        await using var ward = await Ward.Open();
        var run = await Judged(ward);

        var first = await ward.Do(Office.Secretary, ToPolice);
        var second = await ward.Do(Office.Secretary, ToPolice);
        ward.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = await ward.Do(Office.Secretary, ToPolice);

        Assert.Equal((1, 0, 1), (first.Sent, second.Sent, nextDay.Sent));
        var rows = (await ward.Outbox()).Where(row => row.Kind == OutboxKind.Summary).ToList();
        Assert.All(rows, row => Assert.Equal(("police", "congan@phuong12.example", run.Id), (row.Unit, row.To, row.RunId!.Value)));
    }

    [Fact]
    public async Task The_letter_says_in_HTML_and_text_what_is_in_danger_and_which_run_says_so()
    {
        await using var ward = await Ward.Open();
        var run = await Judged(ward);

        await ward.Do(Office.Secretary, ToPolice);

        var letter = (await Summaries(ward)).Single();
        Assert.NotNull(letter.MessageId);
        Assert.Contains("Tóm tắt quý III/2024: Công an phường – 1 chỉ tiêu không đạt", letter.Subject, StringComparison.Ordinal);
        foreach (var part in new[] { letter.TextBody, System.Net.WebUtility.HtmlDecode(letter.HtmlBody) })
        {
            Assert.Contains("1. Số vụ phạm pháp", part, StringComparison.Ordinal);
            Assert.Contains("6 vụ (yêu cầu dưới 5 vụ)", part, StringComparison.Ordinal);
            Assert.Contains("1 đạt: 2", part, StringComparison.Ordinal);
            Assert.Contains($"Kết quả theo lần đánh giá số {run.Id} ngày 05/10/2024, chương trình phiên bản {run.PlanVersion[..12]}", part,
                StringComparison.Ordinal);
            Assert.Contains("https://phuong12.example/ctr/p/summaries/units/police?period=2024-Q3", part, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_modules_page_goes_to_each_unit_that_answers_in_it_and_tells_each_of_its_own_figures_only()
    {
        await using var ward = await Ward.Open();
        await Judged(ward);

        var result = await ward.Do(Office.Secretary, new SendSummary(SummarySubject.Module("security"), Q3, "ward"));

        Assert.Equal(2, result.Sent);
        var letters = await Summaries(ward);
        var police = letters.Single(letter => letter.To.Mailboxes.Single().Address == "congan@phuong12.example");
        Assert.Contains("Công an phường, quý III/2024: ", police.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Mặt trận Tổ quốc, quý", police.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_evaluated_or_is_unknown_is_not_sent()
    {
        await using var ward = await Ward.Open();
        await Judged(ward);

        var results = new[]
        {
            await ward.Do(Office.Secretary, ToPolice with { Quarter = Period.Parse("2024-Q2") }),
            await ward.Do(Office.Secretary, ToPolice with { Subject = SummarySubject.Unit("fire-brigade") }),
            await ward.Do(Office.Secretary, ToPolice with { Area = "phuong-13" }),
        };

        Assert.All(results, result => Assert.Equal(new SendSummaryResult(false, 0), result));
        Assert.Empty(await Summaries(ward));
    }

    [Fact]
    public async Task By_itself_a_unit_gets_either_the_digest_or_the_summary_and_the_council_all_modules_in_one_letter_and_all_only_once()
    {
        await using var ward = await Ward.Open(plan: WithSchedules("""{ "summaryToUnits": true, "summariesTo": ["council"] }"""));
        await Judged(ward);
        Assert.Equal(["police"], (await ward.Outbox()).Where(row => row.Kind == OutboxKind.Digest).Select(row => row.Unit));

        await Sweep(ward);
        await Sweep(ward);
        await ward.Restart();
        await Sweep(ward);

        var sent = (await ward.Outbox()).Where(row => row.Kind == OutboxKind.Summary).Select(row => row.Unit).Order(StringComparer.Ordinal);
        Assert.Equal(["council", "front"], sent);
        Assert.All(await ward.Messages(), message => Assert.NotEqual("", message.HtmlBody));
    }

    [Fact]
    public async Task What_a_clock_that_was_ahead_has_mailed_is_mailed_again_once_the_quarter_has_its_run()
    {
        await using var ward = await Ward.Open("2025-01-06 08:00", WithSchedules("""{ "summaryToUnits": true, "summariesTo": ["council"] }"""));
        var told = new List<string>();
        foreach (var now in new[] { "2025-01-06 08:00", "2024-10-20 08:00", "2025-01-05 08:00" })
        {
            ward.Clock.AdjustTime(Ward.Time(now));
            var before = (await ward.Outbox()).Count;
            if (now != "2024-10-20 08:00")
            {
                await ward.Judge("2024-Q4", RunTrigger.Schedule, Of("security.crime", Status.Missed, 6), Of("security.detection", Status.Met, 80),
                    Of("security.talks", Status.Met, 6));
            }

            await Sweep(ward);
            await Sweep(ward);
            told.Add(string.Join(' ', (await ward.Outbox()).Skip(before).Select(row => row.Kind + ":" + row.Unit).Order(StringComparer.Ordinal)));
        }

        Assert.Equal(["Digest:police Summary:council Summary:front", "", "Digest:police Summary:council Summary:front"], told);
        Assert.Equal(new DateOnly(2025, 1, 5), ward.Plan.DayOf(Assert.Single(await ward.Alerts()).WaitingSince!.Value));
    }

    [Fact]
    public async Task Without_the_setting_nothing_goes_by_itself_and_a_setting_made_later_mails_nobody_the_past()
    {
        await using var ward = await Ward.Open(plan: WithSchedules("{ }"));
        await Judged(ward);
        await Sweep(ward);
        Assert.Empty(await Summaries(ward));

        ward.Clock.Advance(TimeSpan.FromDays(30));
        ward.Rewrite(WithSchedules("""{ "summaryToUnits": true, "summariesTo": ["council"] }"""));
        await ward.Restart();
        await Sweep(ward);

        Assert.Empty(await Summaries(ward));
    }

    [Fact]
    public async Task A_run_that_judges_again_changes_the_page_and_both_say_which_run_they_are_of()
    {
        await using var ward = await Ward.Open();
        var first = await Judged(ward);
        var before = await Page(ward);
        var second = await ward.Judge("2024-Q3", RunTrigger.Correction, Of("security.crime", Status.AtRisk, 4), Of("security.detection", Status.Met, 80));

        var after = await Page(ward);

        Assert.Equal((first.Id, Status.Missed), (before.Run!.Id, before.Endangered.Single().Status));
        Assert.Equal((second.Id, Status.AtRisk), (after.Run!.Id, after.Endangered.Single().Status));
    }

    [Fact]
    public async Task An_answer_with_its_date_stands_beside_its_target_and_an_overdue_one_is_listed()
    {
        await using var ward = await Ward.Open();
        await Judged(ward);
        Assert.Contains("Chưa có, hạn 20/10/2024", (await Page(ward)).Endangered.Single().Answer, StringComparison.Ordinal);
        ward.Clock.Advance(TimeSpan.FromDays(16));

        var late = await Page(ward);

        Assert.Contains("Chưa có, quá hạn từ 20/10/2024", late.Endangered.Single().Answer, StringComparison.Ordinal);
        Assert.Contains("Chưa trả lời cảnh báo, hạn 20/10/2024, quá 1 ngày", late.Overdue.Items.Single().Text, StringComparison.Ordinal);
        Assert.Empty((await Page(ward, SummarySubject.Unit("front"))).Overdue.Items);
    }

    private static async Task<RunRow> Judged(Ward ward) =>
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of("security.crime", Status.Missed, 6), Of("security.detection", Status.Met, 80),
            Of("security.talks", Status.Met, 6));

    private static Task<Summary> Page(Ward ward, SummarySubject? subject = null) => ward.Read(async db =>
    {
        var reading = ward.On<SummaryReading>(db);
        return reading.Compose(await reading.Load(Q3, ward.Plan.Areas.Roots[0], SummaryReading.Reporting(ward.Plan), Cancellation),
            subject ?? SummarySubject.Unit("police"));
    });

    private static Task Sweep(Ward ward) => ward.Get<SummarySweep>().AfterEvaluation(Cancellation);

    private static async Task<List<MimeMessage>> Summaries(Ward ward) =>
        [.. (await ward.Messages()).Where(message => message.Subject!.Contains("Tóm tắt", StringComparison.Ordinal))];

    private static string WithSchedules(string schedules) => WardPlan.Json
        .Replace("\"units\": [", "\"units\": [ { \"id\": \"council\", \"name\": \"Ban Thường vụ\", \"email\": \"btv@phuong12.example\" },",
            StringComparison.Ordinal)
        .Replace("\"areas\":", $"\"schedules\": {schedules}, \"areas\":", StringComparison.Ordinal);
}
