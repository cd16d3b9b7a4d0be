using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using Microsoft.Extensions.DependencyInjection;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>The police's target 1 stands badly from 05/10/2024; the term ends with 2025.</summary>
public sealed partial class AnswerTests
{
    private const string Crime = "security.crime";

    private static readonly Actor Leader = Office.Person("Võ Giang", new Grant(Role.Leader));
    private static readonly DateOnly Promised = new(2024, 11, 30);

    [Fact]
    public async Task An_answer_stands_on_the_alert_and_earlier_ones_stay_readable()
    {
        await using var ward = await Opened();

        Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, Answer(1) with { Known = 0 }));
        var first = Assert.Single(await ward.Alerts());
        Assert.Equal((AlertState.Acknowledged, "Tội phạm từ nơi khác đến", "Tăng tuần tra\nđêm", "Thượng úy Trần Chi", Promised),
            (first.State, first.Cause, first.Remedy, first.RemedyPerson, first.RemedyBy));
        Assert.Equal(("Nguyễn An", ward.Clock.GetUtcNow()), (first.AnsweredBy, first.AnsweredAt));

        Assert.Equal(AlertReply.Done,
            await ward.Do(Office.Head, Answer(1) with { Remedy = "Lắp camera", By = Promised.AddDays(10), Known = first.Events[^1].Id }));

        var now = Assert.Single(await ward.Alerts());
        Assert.Equal(("Lắp camera", "Trần Chi"), (now.Remedy, now.AnsweredBy));
        Assert.Equal(
            [(AlertEventKind.Opened, null, null), (AlertEventKind.Answered, "Tăng tuần tra\nđêm", Promised),
                (AlertEventKind.Answered, "Lắp camera", Promised.AddDays(10))],
            now.Events.Select(happened => (happened.Kind, happened.Remedy, happened.DueOn)));
    }

    [Fact]
    public async Task Of_two_who_answer_at_once_the_second_is_told_and_nothing_is_overwritten()
    {
        await using var ward = await Opened();

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => ward.Do(Office.Clerk, Answer(1) with { Remedy = $"Cách {number}", Known = 0 })));

        Assert.Single(replies, AlertReply.Done);
        Assert.Equal(7, replies.Count(reply => reply == AlertReply.AnsweredMeanwhile));
        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal($"Cách {Array.IndexOf(replies, AlertReply.Done)}", alert.Remedy);
        Assert.Equal(2, alert.Events.Count);
    }

    [Theory]
    [InlineData("", "x", "x", "2024-11-30", nameof(AlertReply.Incomplete))]
    [InlineData("x", " \n ", "x", "2024-11-30", nameof(AlertReply.Incomplete))]
    [InlineData("x", "x", "\u0007", "2024-11-30", nameof(AlertReply.Incomplete))]
    [InlineData("x", "x", "x", "2024-10-04", nameof(AlertReply.InThePast))]
    [InlineData("x", "x", "x", "2024-10-05", nameof(AlertReply.Done))]
    [InlineData("x", "x", "x", "2025-12-31", nameof(AlertReply.Done))]
    [InlineData("x", "x", "x", "2026-01-01", nameof(AlertReply.TooFar))]
    public async Task What_is_no_answer_changes_nothing(string cause, string remedy, string person, string by, string reply)
    {
        await using var ward = await Opened();

        Assert.Equal(
            reply,
            (await ward.Do(Office.Clerk, new AnswerAlert(1, cause, remedy, person, DateOnly.Parse(by, System.Globalization.CultureInfo.InvariantCulture))))
                .ToString());

        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal(reply == nameof(AlertReply.Done) ? (AlertState.Acknowledged, 2) : (AlertState.Open, 1), (alert.State, alert.Events.Count));
    }

    [Fact]
    public async Task Today_is_the_wards_day_and_not_that_of_Greenwich()
    {
        await using var ward = await Opened();
        ward.Clock.SetUtcNow(Ward.Time("2024-11-30 23:59"));
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, Answer(1)));

        ward.Clock.SetUtcNow(Ward.Time("2024-12-01 00:00"));
        Assert.Equal(AlertReply.InThePast, await ward.Do(Office.Clerk, Answer(1)));
    }

    [Fact]
    public async Task Too_much_is_refused_and_control_characters_are_not_kept()
    {
        await using var ward = await Opened();
        Assert.Equal(AlertReply.TooLong, await ward.Do(Office.Clerk, Answer(1) with { Cause = new string('x', 2001) }));
        Assert.Equal(AlertReply.TooLong, await ward.Do(Office.Clerk, Answer(1) with { Person = new string('x', 201) }));

        await ward.Do(Office.Clerk, Answer(1) with { Cause = "  Một\r\nhai\u0000\u001b[31m  ", Person = "Trần\r\nBcc: x@y.example" });

        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal(("Một\nhai  [31m", "Trần Bcc: x@y.example"), (alert.Cause, alert.RemedyPerson));
    }

    [Fact]
    public async Task A_resolved_alert_and_one_that_is_not_there_cannot_be_answered()
    {
        await using var ward = await Opened();
        await ward.Judge("2024-Q4", RunTrigger.Schedule, Of(Crime, Status.Met, 4));

        Assert.Equal(AlertReply.Resolved, await ward.Do(Office.Clerk, Answer(1)));
        Assert.Equal(AlertReply.Unknown, await ward.Do(Actor.System("Thử"), Answer(99)));
        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Do(Office.Clerk, Answer(99)));
    }

    [Fact]
    public async Task A_status_that_worsens_wants_a_new_answer_while_the_old_promise_still_binds()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.AtRisk, 4));
        await ward.Do(Office.Clerk, Answer(1));

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6));

        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal((AlertState.Open, "Tăng tuần tra\nđêm", Promised), (alert.State, alert.Remedy, alert.RemedyBy));
        Assert.Equal(alert.LastChangedAt, alert.WaitingSince);
        Assert.Equal([(OwedKind.Answer, new DateOnly(2024, 10, 20)), (OwedKind.Remedy, Promised)], ward.Plan.Owes(alert).Select(owed => (owed.Kind, owed.By)));

        await ward.Do(Office.Clerk, Answer(1));
        Assert.Equal(AlertState.Acknowledged, Assert.Single(await ward.Alerts()).State);
    }

    [Fact]
    public async Task What_a_unit_answers_while_a_run_is_being_completed_is_not_counted_for_the_worse_status_that_the_run_brings()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.AtRisk, 4), Of("security.talks", Status.AtRisk, 0));
        ward.Meanwhile = async () => Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, Answer(1)));

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6), Of("security.talks", Status.Missed, 0));

        var alerts = await ward.Alerts();
        Assert.Equal((AlertState.Open, "Tăng tuần tra\nđêm", Promised), (alerts[0].State, alerts[0].Remedy, alerts[0].RemedyBy));
        Assert.Equal(alerts[0].LastChangedAt, alerts[0].WaitingSince);
        Assert.Equal((AlertState.Open, (DateTimeOffset?)null), (alerts[1].State, alerts[1].WaitingSince));
    }

    [Fact]
    public async Task A_status_that_eases_leaves_the_answer_as_it_is()
    {
        await using var ward = await Opened();
        await ward.Do(Office.Clerk, Answer(1));

        await ward.Judge("2024-Q4", RunTrigger.Schedule, Of(Crime, Status.AtRisk, 4));

        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal((AlertState.Acknowledged, Status.AtRisk, Promised), (alert.State, alert.Status, alert.RemedyBy));
    }

    [Fact]
    public async Task Another_unit_that_answers_now_is_not_bound_by_the_promise_of_the_former()
    {
        await using var ward = await Opened();
        await ward.Do(Office.Clerk, Answer(1));
        ward.Rewrite(WardPlan.Json,
            WardPlan.Rules.Replace("\"responsible\": \"police\", \"kind\": \"yearTotal\"", "\"responsible\": \"front\", \"kind\": \"yearTotal\"",
                StringComparison.Ordinal));
        await ward.Get<Plans.PlanInForce>().Load(TestContext.Current.CancellationToken);

        await ward.Judge("2024-Q4", RunTrigger.Schedule, Of(Crime, Status.Missed, 7));

        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal(("front", AlertState.Open, null, null, null), (alert.Unit, alert.State, alert.Remedy, alert.RemedyBy, alert.AnsweredBy));
        Assert.Equal("Tăng tuần tra\nđêm", alert.Events.Single(happened => happened.Kind == AlertEventKind.Answered).Remedy);
        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Do(Office.Clerk, Answer(1)));
    }

    public static TheoryData<string, bool, bool> WhoMay => new()
    {
        { "Nguyễn An", true, false }, { "Trần Chi", true, false }, { "Phạm Dung", false, true }, { "Võ Giang", false, true },
        { "Mặt trận", false, false }, { "Thanh tra", false, false }, { "Quản trị", false, false }, { "Nơi khác", false, false },
    };

    [Theory]
    [MemberData(nameof(WhoMay))]
    public async Task The_units_people_answer_and_leaders_and_the_office_ask(string name, bool mayAnswer, bool mayAsk)
    {
        await using var ward = await Opened();
        Actor[] people =
        [
            Office.Clerk, Office.Head, Office.Secretary, Leader, Office.Person("Mặt trận", new Grant(Role.UnitHead, "front")),
            Office.Person("Thanh tra", new Grant(Role.Inspector)), Office.Person("Quản trị", new Grant(Role.Administrator)),
            Office.Person("Nơi khác", new Grant(Role.UnitHead, "police", Area: "kp-1"), new Grant(Role.Leader, Area: "kp-1")),
        ];
        var person = people.Single(one => one.Name == name);
        await ward.Do(Leader, new AskExplanation(1, "Vì sao?", Promised));

        Assert.Equal(mayAnswer, await Allowed(() => ward.Do(person, Answer(1))));
        Assert.Equal(mayAnswer, await Allowed(() => ward.Do(person, new GiveExplanation(1, 2, "Do địa bàn rộng"))));
        Assert.Equal(mayAsk, await Allowed(() => ward.Do(person, new AskExplanation(1, "Còn gì nữa?", Promised))));
    }

    [Fact]
    public async Task Events_of_an_alert_beyond_a_readers_areas_are_not_shown()
    {
        await using var ward = await Opened();

        async Task<int> Shown(string area)
        {
            await using var scope = ward.Services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Acting>().Reads(Office.Person("x", new Grant(Role.Leader, Area: area)));
            return await scope.ServiceProvider.GetRequiredService<AppDb>().AlertEvents.CountAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal((1, 0), (await Shown("ward"), await Shown("kp-1")));
    }

    private static AnswerAlert Answer(long alert) => new(alert, "Tội phạm từ nơi khác đến", "Tăng tuần tra\nđêm", "Thượng úy Trần Chi", Promised);

    private static async Task<Ward> Opened()
    {
        var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6));
        return ward;
    }

    private static async Task<bool> Allowed(Func<Task<AlertReply>> act)
    {
        try
        {
            return await act() == AlertReply.Done;
        }
        catch (NotAllowedException)
        {
            return false;
        }
    }
}
