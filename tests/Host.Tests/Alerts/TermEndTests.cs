using System.Globalization;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Pages.Alerts;
using ActionPlan.Host.Shell;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>What is open when a plan's term is over can be answered for thirty days after the last quarter's run, and is closed then.</summary>
public sealed class TermEndTests
{
    private const string Crime = "security.crime";

    private static readonly string Plan = Access.Matrix.GuardedWard.Plan.Replace("2025-Q4", "2024-Q4", StringComparison.Ordinal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alerts_commitments_questions_and_assignments_close_thirty_days_after_the_last_run_and_nothing_reopens_them()
    {
        await using var ward = await Ward.Open("2025-02-03 08:00", Plan, rules: Access.Matrix.GuardedWard.Rules);
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of(Crime, Status.Missed, 9));
        await ward.Judge("2024-Q4", RunTrigger.Schedule, Verdicts.Of(Crime, Status.Missed, 9));
        var alert = Assert.Single(await ward.Alerts());
        await ward.Do(Actor.System("Thử"), new AskExplanation(alert.Id, "Vì sao?", new DateOnly(2025, 2, 10)));
        ward.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, await ward.Do(Actor.System("Thử"), new EndTerm()));
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Head, new AnswerAlert(alert.Id, "Đông dân", "Tuần tra", "Trần Chi", new DateOnly(2025, 3, 10))));
        Assert.NotEmpty(await Late(ward));

        ward.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, await ward.Do(Actor.System("Thử"), new EndTerm()));

        alert = Assert.Single(await ward.Alerts());
        Assert.Equal((AlertState.Resolved, AlertEventKind.TermEnded, (long?)null), (alert.State, alert.Events[^1].Kind, alert.ResolvedRunId));
        Assert.Equal("Tuần tra", alert.Remedy);
        CultureInfo.CurrentUICulture = Cultures.Vietnamese;
        Assert.Equal("Khép lại khi hết nhiệm kỳ", ward.Services.GetRequiredService<IStringLocalizer<Texts>>().Said(alert));
        ward.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Empty(await Late(ward));
        Assert.Equal(0, await ward.Do(Actor.System("Thử"), new EndTerm()));
        Assert.Equal(AlertReply.Resolved, await ward.Do(Office.Head, new AnswerAlert(alert.Id, "Đông dân", "Tuần tra", "Trần Chi", new DateOnly(2025, 6, 10))));
        Assert.Equal(AssignmentReply.TermEnded, await ward.Do(Office.Head, new UpdateAssignment("task", AssignmentState.Done, "Xong")));
        await ward.Judge("2024-Q4", RunTrigger.Schedule, Verdicts.Of(Crime, Status.Missed, 12));
        Assert.Single(await ward.Alerts());
    }

    [Fact]
    public async Task A_last_quarter_judged_before_its_day_or_not_at_all_closes_nothing()
    {
        await using var ward = await Ward.Open("2025-01-01 08:00", Plan, rules: Access.Matrix.GuardedWard.Rules);
        await ward.Judge("2024-Q4", RunTrigger.Manual, Verdicts.Of(Crime, Status.Missed, 9));
        ward.Clock.Advance(TimeSpan.FromDays(200));

        Assert.Equal(0, await ward.Do(Actor.System("Thử"), new EndTerm()));
        Assert.Equal(AlertState.Open, Assert.Single(await ward.Alerts()).State);
    }

    [Fact]
    public async Task What_a_clock_that_was_ahead_closed_with_the_term_is_open_again_once_it_is_right_and_closes_on_its_day()
    {
        await using var ward = await Ward.Open("2025-02-03 08:00", Plan, rules: Access.Matrix.GuardedWard.Rules);
        await ward.Judge("2024-Q4", RunTrigger.Schedule, Verdicts.Of(Crime, Status.Missed, 9));
        await ward.Do(Office.Head, new AnswerAlert((await ward.Alerts())[0].Id, "Đông dân", "Tuần tra", "Trần Chi", new DateOnly(2025, 3, 10)));
        ward.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, await ward.Do(Actor.System("Thử"), new EndTerm()));

        ward.Clock.AdjustTime(Ward.Time("2024-11-01 08:00"));
        Assert.Equal(2, await ward.Do(Actor.System("Thử"), new EndTerm()));
        Assert.Equal(0, await ward.Do(Actor.System("Thử"), new EndTerm()));
        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal((AlertState.Acknowledged, AlertEventKind.TermResumed, "Tuần tra"),
            (alert.State, alert.Events.MaxBy(happened => happened.Id)!.Kind, alert.Remedy));
        Assert.Equal(AssignmentReply.Done, await ward.Do(Office.Head, new UpdateAssignment("task", AssignmentState.InProgress, "Đang làm")));

        ward.Clock.AdjustTime(Ward.Time("2025-02-04 08:00"));
        await ward.Judge("2024-Q4", RunTrigger.Schedule, Verdicts.Of(Crime, Status.Missed, 9));
        ward.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, await ward.Do(Actor.System("Thử"), new EndTerm()));
    }

    private static Task<IReadOnlyList<LateMatter>> Late(Ward ward) =>
        ward.Read(db => new LateMatterReading(db).Read(ward.Plan, ward.Plan.DayOf(ward.Clock.GetUtcNow()), Cancellation));
}
