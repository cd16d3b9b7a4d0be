using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Scheduling;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Assignments;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Scheduling;

/// <summary>The police's target 1 is missed on 05/10/2024; the council is told of what passes unmet, at 8:00 of the day after.</summary>
public sealed class EscalationTests
{
    private const string Crime = "security.crime";

    private static readonly Actor Leader = Office.Person("Võ Giang", new Grant(Role.Leader));
    private static readonly DateOnly Promised = new(2024, 11, 30);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2024-11-30 23:59", 0)]
    [InlineData("2024-12-01 00:00", 0)]
    [InlineData("2024-12-01 07:59", 0)]
    [InlineData("2024-12-01 08:00", 1)]
    [InlineData("2024-12-20 03:00", 1)]
    public async Task A_promise_that_passes_is_told_from_eight_of_the_next_day_on(string now, int told)
    {
        await using var ward = await Answered();
        ward.Clock.SetUtcNow(Ward.Time(now));

        await Sweep(ward);

        Assert.Equal(told, (await Escalations(ward)).Count);
        Assert.Equal(told, (await Escalated(ward)).Count);
    }

    [Fact]
    public async Task It_is_told_once_whatever_restarts_pauses_and_clocks_do_and_again_when_a_new_date_passes()
    {
        await using var ward = await Answered();
        foreach (var now in new[] { "2024-12-01 08:00", "2024-12-01 08:00", "2024-12-02 08:00", "2024-11-15 08:00", "2024-12-01 09:00", "2024-12-28 08:00" })
        {
            ward.Clock.AdjustTime(Ward.Time(now));
            await Sweep(ward);
            await ward.Restart();
            await Sweep(ward);
        }

        Assert.Single(await Escalations(ward));
        Assert.Equal([("Remedy", Promised)], await Escalated(ward));

        await ward.Do(Office.Clerk, Answer(new DateOnly(2024, 12, 30)));
        ward.Clock.SetUtcNow(Ward.Time("2024-12-31 08:00"));
        await Sweep(ward);
        await Sweep(ward);

        Assert.Equal(2, (await Escalations(ward)).Count);
        Assert.Equal([("Remedy", Promised), ("Remedy", new DateOnly(2024, 12, 30))], await Escalated(ward));
    }

    [Fact]
    public async Task What_a_clock_that_was_ahead_has_told_is_told_once_more_when_its_day_has_passed()
    {
        await using var ward = await Answered(plan: AssignmentTests.PlanWith(due: "2024-11-30", escalateTo: "council"));
        foreach (var (now, told) in new[] { ("2025-09-01 10:00", 1), ("2024-11-20 08:00", 1), ("2024-12-01 08:00", 2), ("2024-12-01 08:00", 2),
            ("2024-12-02 08:00", 2) })
        {
            ward.Clock.AdjustTime(Ward.Time(now));
            await ward.Get<EscalationSweep>().AfterEvaluation(Cancellation);
            Assert.Equal(told, (await Escalations(ward)).Count);
        }

        Assert.Equal([("Remedy", Promised), ("Remedy", Promised)], await Escalated(ward));
        Assert.Equal(2, await ward.Read(db => db.AssignmentUpdates.CountAsync(row => row.Kind == AssignmentUpdateKind.Escalated, Cancellation)));
    }

    [Fact]
    public async Task Of_sweeps_at_the_same_time_one_tells()
    {
        await using var ward = await Answered();
        ward.Clock.SetUtcNow(Ward.Time("2024-12-01 08:00"));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Sweep(ward)));

        Assert.Single(await Escalations(ward));
        Assert.Single(await Escalated(ward));

        // One that read its clock before, or on a machine whose clock is behind.
        ward.Clock.AdjustTime(Ward.Time("2024-12-01 07:50"));
        await Sweep(ward);

        Assert.Single(await Escalations(ward));
    }

    [Fact]
    public async Task A_promise_that_was_kept_or_moved_in_time_is_not_told()
    {
        await using var ward = await Answered();
        ward.Clock.SetUtcNow(Ward.Time("2024-11-29 08:00"));
        await ward.Do(Office.Clerk, Answer(new DateOnly(2024, 12, 20)));
        ward.Clock.SetUtcNow(Ward.Time("2024-12-02 08:00"));
        await Sweep(ward);
        Assert.Empty(await Escalations(ward));

        await ward.Judge("2024-Q4", RunTrigger.Manual, Of(Crime, Status.Met, 4));
        ward.Clock.SetUtcNow(Ward.Time("2024-12-25 08:00"));
        await Sweep(ward);

        Assert.Empty(await Escalations(ward));
    }

    [Fact]
    public async Task While_a_quarter_waits_to_be_evaluated_nothing_is_told_for_its_figures_may_show_that_the_promise_was_kept()
    {
        await using var ward = await Answered(Promised.AddDays(31));
        ward.Clock.SetUtcNow(Ward.Time("2025-01-06 08:00"));

        await Sweep(ward);
        Assert.Empty(await Escalations(ward));

        await ward.Get<EscalationSweep>().AfterEvaluation(Cancellation);
        Assert.Single(await Escalations(ward));
    }

    [Fact]
    public async Task An_alert_that_nobody_answers_is_told_after_the_plans_days_and_again_after_it_worsened()
    {
        await using var ward = await Ward.Open(
            plan: Plan().Replace("\"escalateTo\"", "\"schedules\": { \"answerWithinDays\": 10 }, \"escalateTo\"", StringComparison.Ordinal));
        await Judged(ward, Of(Crime, Status.AtRisk, 4));
        ward.Clock.SetUtcNow(Ward.Time("2024-10-16 07:59"));
        await Sweep(ward);
        Assert.Empty(await Escalations(ward));

        ward.Clock.SetUtcNow(Ward.Time("2024-10-16 08:00"));
        await Sweep(ward);
        Assert.Equal([("Answer", new DateOnly(2024, 10, 15))], await Escalated(ward));

        await ward.Do(Office.Clerk, Answer(new DateOnly(2024, 12, 31)));
        ward.Clock.SetUtcNow(Ward.Time("2024-11-01 08:00"));
        await ward.Judge("2024-Q3", RunTrigger.Correction, Of(Crime, Status.Missed, 6));
        ward.Clock.SetUtcNow(Ward.Time("2024-11-12 08:00"));
        await Sweep(ward);

        Assert.Equal([("Answer", new DateOnly(2024, 10, 15)), ("Answer", new DateOnly(2024, 11, 11))], await Escalated(ward));
    }

    [Fact]
    public async Task A_question_stays_owed_when_its_alert_is_resolved_and_is_told_once()
    {
        await using var ward = await Answered();
        await ward.Do(Leader, new AskExplanation(1, "Vì sao tăng?", new DateOnly(2024, 11, 10)));
        await ward.Do(Leader, new AskExplanation(1, "Ai trực?", new DateOnly(2024, 11, 10)));
        var explained = (await ward.Alerts())[0].Events.First(happened => happened.Text == "Ai trực?").Id;
        await ward.Do(Office.Clerk, new GiveExplanation(1, explained, "Tổ 2"));
        await ward.Judge("2024-Q4", RunTrigger.Manual, Of(Crime, Status.Met, 4));
        ward.Clock.SetUtcNow(Ward.Time("2024-11-12 08:00"));

        await Sweep(ward);
        await Sweep(ward);

        Assert.Single(await Escalations(ward));
        Assert.Equal([("Explanation", new DateOnly(2024, 11, 10))], await Escalated(ward));
        Assert.Contains("Vì sao tăng?", (await ward.Messages())[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_assignment_is_told_once_for_each_of_its_dates_until_it_is_done()
    {
        await using var ward = await Ward.Open(plan: AssignmentTests.PlanWith(escalateTo: "council"));
        await Judged(ward);
        foreach (var (now, then) in new (string, UpdateAssignment?)[]
        {
            ("2024-10-31 08:00", null), ("2024-11-01 08:00", null),
            ("2024-11-02 08:00", new("crime-plan", AssignmentState.Blocked, "Chờ kinh phí", new DateOnly(2024, 11, 20), "Chờ kinh phí")),
            ("2024-11-20 08:00", null), ("2024-11-21 08:00", new("crime-plan", AssignmentState.Done, "Xong")), ("2024-12-30 08:00", null),
        })
        {
            ward.Clock.SetUtcNow(Ward.Time(now));
            await Sweep(ward);
            if (then is not null)
            {
                await ward.Do(Office.Clerk, then);
            }
        }

        var told = await ward.Read(
            db => db.AssignmentUpdates.Where(row => row.Kind == AssignmentUpdateKind.Escalated).Select(row => row.DueOn).ToListAsync(Cancellation));
        Assert.Equal([new DateOnly(2024, 10, 31), new DateOnly(2024, 11, 20)], told);
        Assert.Equal(2, (await Escalations(ward)).Count);
        Assert.Contains("Kế hoạch phòng, chống tội phạm", (await ward.Messages())[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_names_nobody_mails_nobody_and_makes_up_for_it_once_it_does()
    {
        await using var ward = await Answered(plan: AssignmentTests.PlanWith(due: null));
        ward.Clock.SetUtcNow(Ward.Time("2024-12-01 08:00"));
        await Sweep(ward);
        Assert.Empty(await Escalations(ward));
        Assert.Empty(await Escalated(ward));

        ward.Rewrite(Plan());
        await ward.Get<Plans.PlanInForce>().Load(Cancellation);
        await Sweep(ward);

        Assert.Single(await Escalations(ward));
    }

    [Fact]
    public async Task The_letter_says_who_owes_what_since_when_and_encodes_what_people_typed()
    {
        await using var ward = await Answered();
        await ward.Do(Office.Clerk, Answer(Promised) with { Remedy = "Tuần tra <script>alert(1)</script> & \"đêm\"\r\nBcc: x@y.example" });
        ward.Clock.SetUtcNow(Ward.Time("2024-12-05 08:00"));
        await Sweep(ward);

        var mail = (await ward.Messages())[^1];
        Assert.Equal("[Chương trình hành động] 1 việc quá hạn cần chỉ đạo: 1 cam kết", mail.Subject);
        Assert.Equal("hdnd@phuong12.example", mail.To.Mailboxes.Single().Address);
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", mail.HtmlBody, StringComparison.Ordinal);
        foreach (var part in new[]
        {
            "CAM KẾT KHẮC PHỤC ĐÃ QUÁ HẠN", "1. Số vụ phạm pháp", "Đơn vị: Công an phường", "Kết quả: " + DigestWords.Marked(Status.Missed),
            "Đã cam kết: Tuần tra <script>",
            "Người chịu trách nhiệm: Thượng úy Trần Chi", "Hạn: 30/11/2024, quá 5 ngày", "https://phuong12.example/ctr/p/alerts/1",
            "https://phuong12.example/ctr/p/overdue",
        })
        {
            Assert.Contains(part, mail.TextBody, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_scheduler_evaluates_first_and_then_tells_by_itself()
    {
        await using var ward = await Answered();
        ward.Clock.SetUtcNow(Ward.Time("2024-12-02 07:00"));
        await ward.StartServices();

        await ward.PassUntil(async () => (await Escalations(ward)).Count > 0, TimeSpan.FromMinutes(5), 24);
        await ward.Pass(TimeSpan.FromMinutes(10), 6);

        Assert.Single(await Escalations(ward));
    }

    private static string Plan() => AssignmentTests.PlanWith(due: null, escalateTo: "council");

    private static AnswerAlert Answer(DateOnly by) => new(1, "Tội phạm từ nơi khác đến", "Tăng tuần tra", "Thượng úy Trần Chi", by);

    private static async Task<Ward> Answered(DateOnly? by = null, string? plan = null)
    {
        var ward = await Ward.Open(plan: plan ?? Plan());
        await Judged(ward, Of(Crime, Status.Missed, 6));
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, Answer(by ?? Promised)));
        return ward;
    }

    // All quarters that are due have been judged.
    private static async Task Judged(Ward ward, params VerdictRow[] verdicts)
    {
        await ward.Judge("2024-Q1", RunTrigger.CatchUp);
        await ward.Judge("2024-Q2", RunTrigger.CatchUp);
        await ward.Judge("2024-Q3", RunTrigger.Schedule, verdicts);
    }

    private static Task Sweep(Ward ward) => ward.Get<EscalationSweep>().Run(Cancellation);

    private static async Task<List<OutboxRow>> Escalations(Ward ward) => (await ward.Outbox()).FindAll(row => row.Kind == OutboxKind.Escalation);

    private static async Task<List<(string? What, DateOnly? By)>> Escalated(Ward ward) =>
        [.. (await ward.Alerts()).SelectMany(alert => alert.Events).Where(happened => happened.Kind == AlertEventKind.Escalated)
            .OrderBy(happened => happened.Id).Select(happened => (happened.Text, happened.DueOn))];
}
