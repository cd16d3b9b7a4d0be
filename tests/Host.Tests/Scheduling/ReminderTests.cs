using ActionPlan.Host.Access.People;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;

namespace ActionPlan.Host.Tests.Scheduling;

/// <summary>Figures of quarter 3 are due on 4 October; reminders go out 7 and 2 days before and 1 and 7 days after, at 8:00.</summary>
public sealed class ReminderTests
{
    [Fact]
    public async Task Each_unit_is_reminded_of_exactly_what_it_owes_at_each_moment_once()
    {
        await using var ward = await Ward.Open("2024-09-20 08:00");
        var told = new List<string>();
        for (var day = 0; day < 40; day++)
        {
            var before = (await ward.Outbox()).Count;
            await Remind(ward);
            await Remind(ward);
            told.AddRange((await ward.Outbox()).Skip(before).Select(row => $"{ward.Clock.GetUtcNow().ToOffset(Ward.Vietnam):dd/MM} {row.Unit}"));
            ward.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(
            ["27/09 police", "27/09 front", "02/10 police", "02/10 front", "05/10 police", "05/10 front", "11/10 police", "11/10 front"], told);
        var messages = await ward.Messages();
        Assert.Equal("[Chương trình hành động] Nhắc nộp 2 số liệu quý 3/2024, hạn 04/10/2024", messages[0].Subject);
        Assert.Contains("Còn thiếu 2 số liệu, hạn nộp ngày 04/10/2024 (còn 7 ngày).", messages[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("- Số vụ phạm pháp (vụ), Phường 12, quý 3/2024: nhập số liệu", messages[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("- Số vụ đã khám phá (vụ), Phường 12, quý 3/2024", messages[0].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Số buổi họp dân", messages[0].TextBody, StringComparison.Ordinal);
        Assert.Equal("[Chương trình hành động] Quá hạn 1 số liệu quý 3/2024, hạn 04/10/2024", messages[^1].Subject);
        Assert.Contains("quá hạn từ ngày 04/10/2024 (7 ngày)", messages[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_been_entered_meanwhile_is_not_asked_for()
    {
        await using var ward = await Ward.Open("2024-09-27 08:00");
        await Remind(ward);
        await Enter(ward, ("cases", "ward", "2024-Q3"), ("meetings", "kp-1", "2024-Q3"));

        ward.Clock.Advance(TimeSpan.FromDays(5));
        await Remind(ward);

        var later = (await ward.Messages())[2..];
        Assert.Equal("Công an phường", Assert.Single(later).To.Mailboxes.Single().Name);
        Assert.DoesNotContain("phạm pháp", later[0].TextBody, StringComparison.Ordinal);
        Assert.Contains("Số vụ đã khám phá", later[0].TextBody, StringComparison.Ordinal);

        await Enter(ward, ("solved", "ward", "2024-Q3"));
        ward.Clock.Advance(TimeSpan.FromDays(3));
        await Remind(ward);
        Assert.Equal(3, (await ward.Outbox()).Count);
    }

    [Fact]
    public async Task The_letter_leads_to_each_cell_and_tells_what_is_drafted_sent_back_or_waits_for_the_head()
    {
        await using var ward = await Ward.Open("2024-10-02 08:00");
        await ward.Type(Office.Clerk, Office.Cases, 3);
        await Remind(ward);
        var letter = (await ward.Messages())[0].TextBody;
        Assert.Contains("Số vụ phạm pháp (vụ), Phường 12, quý 3/2024: đã nhập nháp, chưa nộp: kiểm tra và nộp", letter, StringComparison.Ordinal);
        Assert.Contains("https://phuong12.example/ctr/p/figures/police/ward/2024-Q3#c-cases-ward-2024-Q3", letter, StringComparison.Ordinal);
        Assert.Contains("Còn thiếu 2 số liệu,", letter, StringComparison.Ordinal);

        await ward.Type(Office.Clerk, Office.Solved, 3);
        await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet));
        await ward.Do(Office.Head, new SendBackSheet(Office.Sheet, [Office.Cases], "Kiểm tra lại"));
        ward.Clock.Advance(TimeSpan.FromDays(3));
        await Remind(ward);
        letter = (await ward.Messages())[3].TextBody;
        Assert.Contains("Số vụ phạm pháp (vụ), Phường 12, quý 3/2024: bị trả lại: sửa và nộp lại", letter, StringComparison.Ordinal);
        Assert.Contains("Số vụ đã khám phá (vụ), Phường 12, quý 3/2024: đã nộp, chờ lãnh đạo đơn vị duyệt", letter, StringComparison.Ordinal);
        Assert.Contains("Còn thiếu 1 số liệu và 1 số liệu chờ duyệt, quá hạn", letter, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_time_of_day_nobody_is_reminded()
    {
        await using var ward = await Ward.Open("2024-09-27 07:59");
        await Remind(ward);

        Assert.Empty(await ward.Outbox());
    }

    [Fact]
    public async Task After_a_pause_only_the_newest_moment_is_made_up_for()
    {
        await using var ward = await Ward.Open("2024-10-07 08:00");
        await Remind(ward);

        Assert.Equal(["reminder|p|police||2024-10-04|+1", "reminder|p|front||2024-10-04|+1"], (await ward.Outbox()).Select(row => row.DedupeKey));
    }

    [Fact]
    public async Task What_a_clock_that_was_ahead_reminded_of_is_reminded_of_once_more_on_its_day()
    {
        await using var ward = await Ward.Open("2024-10-02 08:00");
        await Remind(ward);
        foreach (var now in new[] { "2024-09-20 08:00", "2024-09-27 08:00", "2024-10-02 08:00" })
        {
            ward.Clock.AdjustTime(Ward.Time(now));
            await Remind(ward);
            await Remind(ward);
        }

        Assert.Equal(
            ["reminder|p|police||2024-10-04|-2", "reminder|p|police||2024-10-04|-7", "reminder|p|police||2024-10-04|-2|again1"],
            (await ward.Outbox()).Where(row => row.Unit == "police").Select(row => row.DedupeKey));
        Assert.Distinct((await ward.Messages()).Select(message => message.MessageId));
    }

    [Fact]
    public async Task After_a_long_pause_nobody_is_reminded_of_what_is_long_past()
    {
        await using var ward = await Ward.Open("2024-12-20 08:00");
        await Remind(ward);

        Assert.Empty(await ward.Outbox());
    }

    [Theory]
    [InlineData("2024-Q4", "2024-10-05 08:00", 0)]
    [InlineData("2024-Q3", "2024-10-05 08:00", 2)]
    [InlineData("2020-Q1", "2026-01-05 08:00", 2)]
    [InlineData("2020-Q1", "2026-04-05 08:00", 0)]
    [InlineData("2020-Q1", "2023-12-29 08:00", 0)]
    public async Task Nothing_is_owed_for_periods_before_the_plan_is_in_use_or_outside_its_term(string inUseFrom, string now, int reminders)
    {
        await using var ward = await Ward.Open(
            now, WardPlan.Json.Replace("\"inUseFrom\": \"2024-Q1\"", $"\"inUseFrom\": \"{inUseFrom}\"", StringComparison.Ordinal));
        await Remind(ward);

        Assert.Equal(reminders, (await ward.Outbox()).Count);
    }

    [Fact]
    public async Task A_plan_that_does_not_say_since_when_it_is_in_use_owes_nothing_from_before_its_installation()
    {
        await using var ward = await Ward.Open("2024-10-05 08:00", WardPlan.Json.Replace("\"inUseFrom\": \"2024-Q1\",", "", StringComparison.Ordinal));
        await Remind(ward);

        Assert.Empty(await ward.Outbox());
    }

    [Fact]
    public async Task A_year_s_quota_is_asked_for_at_the_beginning_of_its_year()
    {
        await using var ward = await Ward.Open("2025-01-25 08:00");
        await Enter(ward, ("cases", "ward", "2024-Q4"), ("solved", "ward", "2024-Q4"), ("meetings", "ward", "2024-Q4"));
        await Remind(ward);

        Assert.Equal("[Chương trình hành động] Nhắc nộp 1 số liệu năm 2025, hạn 01/02/2025", Assert.Single(await ward.Outbox()).Subject);
    }

    [Fact]
    public async Task A_plan_that_changes_takes_effect_on_what_is_owed()
    {
        await using var ward = await Ward.Open("2024-10-03 08:00");
        await Remind(ward);
        var before = (await ward.Outbox()).Count;

        ward.Rewrite(WardPlan.Json.Replace("\"inUseFrom\":", "\"schedules\": { \"remindDaysBefore\": [1] }, \"inUseFrom\":", StringComparison.Ordinal));
        await ward.Get<Plans.PlanInForce>().Load(TestContext.Current.CancellationToken);
        await Remind(ward);

        Assert.Equal(["reminder|p|police||2024-10-04|-1", "reminder|p|front||2024-10-04|-1"], (await ward.Outbox()).Skip(before).Select(row => row.DedupeKey));
    }

    [Fact]
    public async Task What_ends_with_the_next_quarter_is_still_asked_for_and_holds_up_nobody_s_reminder()
    {
        await using var ward = await Ward.Open("2024-10-02 08:00");
        var administrator = Office.Person("Quản trị", new Grant(Role.Administrator));
        var head = await ward.Do(administrator, new CreatePerson("chi.tran", new PersonFacts("Trần Chi", "police", "chi@phuong12.example")));
        await ward.Do(administrator, new GrantRole(head.Id!, new Grant(Role.UnitHead, "police")));
        await ward.Type(Office.Clerk, Office.Solved, 3);
        await ward.Do(Office.Clerk, new SubmitSheet(Office.Sheet, [Office.Solved]));
        // From quarter 4 on there is no front any more, nor what the police solved.
        ward.Rewrite(
            WardPlan.Json.Replace(
                "{ \"id\": \"front\", \"name\": \"Mặt trận Tổ quốc\", \"email\": \"mattran@phuong12.example\" }", "", StringComparison.Ordinal), """
            { "module": "security",
              "figures": [ { "id": "cases", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "type": "flow", "every": "quarter" } ],
              "targets": [
                { "id": "crime", "number": "1", "name": "Số vụ phạm pháp", "measuredIn": "vụ", "responsible": "police", "kind": "yearTotal", "every": "quarter",
                  "value": "cases.YearToDate", "threshold": { "is": "below", "of": 5 } } ] }
            """);
        var plans = ward.Get<PlanInForce>();
        await plans.Load(TestContext.Current.CancellationToken);
        Assert.Equal(PublishOutcome.Done, (await ward.Do(
            Actor.System("Thử"), new PublishPlan(plans.Waiting!.Plan.Version, Period.Parse("2024-Q4"), "", false))).Outcome);
        await plans.Load(TestContext.Current.CancellationToken);
        Assert.False(ward.Plan.Units.ContainsKey("front"));

        await Remind(ward);

        Assert.Equal([(OutboxKind.Rules, "police"), (OutboxKind.Reminder, "police")], (await ward.Outbox()).Select(row => (row.Kind, row.Unit)));
        var letter = (await ward.Messages())[^1].TextBody;
        Assert.Contains("- Số vụ phạm pháp (vụ), Phường 12, quý 3/2024", letter, StringComparison.Ordinal);
        Assert.Contains("- Số vụ đã khám phá (vụ), Phường 12, quý 3/2024: đã nộp", letter, StringComparison.Ordinal);
        Assert.Contains("#c-solved-ward-2024-Q3", letter, StringComparison.Ordinal);

        await ward.Get<ApprovalSweep>().Run(TestContext.Current.CancellationToken);
        var waiting = (await ward.Outbox())[^1];
        Assert.Equal((OutboxKind.Approval, "chi@phuong12.example"), (waiting.Kind, waiting.To));
        Assert.Contains("Công an phường, quý 3/2024: 1 số liệu", (await ward.Messages())[^1].TextBody, StringComparison.Ordinal);
    }

    private static Task Remind(Ward ward) => ward.Get<ReminderSweep>().Run(TestContext.Current.CancellationToken);

    private static Task<int> Enter(Ward ward, params (string Figure, string Area, string Period)[] entries) => ward.Read(db =>
    {
        db.AddRange(entries.Select(entry => new FigureRow
        {
            PlanId = "p", Figure = entry.Figure, Area = entry.Area, Period = Period.Parse(entry.Period), Value = 1,
            EnteredAt = ward.Clock.GetUtcNow(), EnteredBy = "Thử", Reason = "Thử", Origin = FigureOrigin.Entered,
        }));
        return db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
