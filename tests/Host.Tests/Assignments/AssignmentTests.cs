using ActionPlan.Host.Assignments;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;

namespace ActionPlan.Host.Tests.Assignments;

/// <summary>The police lead an assignment due on 31/10/2024, the front joins, the council oversees. Today is 05/10/2024.</summary>
public sealed class AssignmentTests
{
    private const string Id = "crime-plan";

    private static readonly Actor Leader = Office.Person("Võ Giang", new Grant(Role.Leader));
    private static readonly DateOnly Later = new(2024, 12, 15);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_newest_update_is_how_it_stands_and_all_stay_readable()
    {
        await using var ward = await Ward.Open(plan: PlanWith());
        Assert.Equal((AssignmentState.NotStarted, new DateOnly(2024, 10, 31)), await Stands(ward));

        Assert.Equal(AssignmentReply.Done, await ward.Do(Office.Clerk, new UpdateAssignment(Id, AssignmentState.InProgress, "Đã lập tổ công tác", Known: 0)));
        Assert.Equal(AssignmentReply.Done,
            await ward.Do(Office.Head, new UpdateAssignment(Id, AssignmentState.Blocked, "Chờ kinh phí", Later, "Quận chưa cấp kinh phí", 1)));
        Assert.Equal((AssignmentState.Blocked, Later), await Stands(ward));
        Assert.Equal(AssignmentReply.Done, await ward.Do(Office.Clerk, new UpdateAssignment(Id, AssignmentState.Done, "Kế hoạch số 12/KH-CA")));

        var standing = await Read(ward);
        Assert.Equal(["Đã lập tổ công tác", "Chờ kinh phí", "Kế hoạch số 12/KH-CA"], standing.Happened.Select(row => row.Note));
        Assert.Equal(["Nguyễn An", "Trần Chi", "Nguyễn An"], standing.Happened.Select(row => row.By));
        Assert.Null(standing.Owed);
    }

    [Fact]
    public async Task What_is_not_told_as_it_must_be_is_refused_and_changes_nothing()
    {
        await using var ward = await Ward.Open(plan: PlanWith());
        (UpdateAssignment Update, AssignmentReply Reply)[] wrong =
        [
            (new(Id, AssignmentState.Done, " "), AssignmentReply.NeedsNote),
            (new(Id, AssignmentState.Blocked, null), AssignmentReply.NeedsNote),
            (new(Id, AssignmentState.NotStarted, ""), AssignmentReply.NothingNew),
            (new(Id, AssignmentState.InProgress, "x", Later), AssignmentReply.NeedsReason),
            (new(Id, AssignmentState.InProgress, "x", new DateOnly(2024, 10, 4), "y"), AssignmentReply.InThePast),
            (new(Id, AssignmentState.InProgress, "x", new DateOnly(2026, 1, 1), "y"), AssignmentReply.TooFar),
            (new(Id, AssignmentState.InProgress, new string('x', 2001)), AssignmentReply.TooLong),
            (new(Id, AssignmentState.InProgress, "x", Known: 7), AssignmentReply.ChangedMeanwhile),
        ];

        foreach (var (update, reply) in wrong)
        {
            Assert.Equal(reply, await ward.Do(Office.Clerk, update));
        }

        Assert.Empty((await Read(ward)).Happened);
        Assert.Equal(AssignmentReply.Unknown, await ward.Do(Actor.System("Thử"), new UpdateAssignment("khác", AssignmentState.Done, "x")));
    }

    [Fact]
    public async Task The_first_date_of_an_assignment_that_has_none_needs_no_reason_and_the_same_date_is_no_change()
    {
        await using var ward = await Ward.Open(plan: PlanWith(due: null));

        Assert.Equal(AssignmentReply.Done, await ward.Do(Office.Clerk, new UpdateAssignment(Id, AssignmentState.NotStarted, null, Later)));
        Assert.Equal(AssignmentReply.NothingNew, await ward.Do(Office.Clerk, new UpdateAssignment(Id, AssignmentState.NotStarted, null, Later)));

        Assert.Equal((AssignmentState.NotStarted, Later), await Stands(ward));
    }

    [Fact]
    public async Task A_date_that_the_plan_is_given_later_holds_instead_of_the_units()
    {
        await using var ward = await Ward.Open(plan: PlanWith());
        await ward.Do(Office.Clerk, new UpdateAssignment(Id, AssignmentState.InProgress, null, Later, "Chờ kinh phí"));

        ward.Rewrite(PlanWith(due: "2024-11-30"));
        await ward.Get<Plans.PlanInForce>().Load(Cancellation);

        Assert.Equal((AssignmentState.InProgress, new DateOnly(2024, 11, 30)), await Stands(ward));
    }

    [Fact]
    public async Task Late_is_what_is_not_done_after_its_day_in_the_wards_time()
    {
        await using var ward = await Ward.Open(plan: PlanWith());
        var standing = await Read(ward);

        Assert.Null(standing.Late(new DateOnly(2024, 10, 31)));
        Assert.Equal(new Owed(OwedKind.Assignment, new DateOnly(2024, 10, 31)), standing.Late(new DateOnly(2024, 11, 1)));
    }

    [Fact]
    public async Task Of_two_who_update_at_once_the_second_is_told()
    {
        await using var ward = await Ward.Open(plan: PlanWith());

        var replies = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(number => ward.Do(Office.Clerk, new UpdateAssignment(Id, AssignmentState.InProgress, $"Lần {number}", Known: 0))));

        Assert.Single(replies, AssignmentReply.Done);
        Assert.Single((await Read(ward)).Happened);
    }

    public static TheoryData<string, bool, bool> WhoMay => new()
    {
        { "Nguyễn An", true, false }, { "Trần Chi", true, false }, { "Phạm Dung", false, true }, { "Võ Giang", false, true }, { "Hội đồng", false, true },
        { "Mặt trận", false, false }, { "Thanh tra", false, false }, { "Quản trị", false, false }, { "Khu phố", false, false },
    };

    [Theory]
    [MemberData(nameof(WhoMay))]
    public async Task The_lead_unit_updates_and_the_overseer_leaders_and_the_office_urge(string name, bool mayUpdate, bool mayUrge)
    {
        await using var ward = await Ward.Open(plan: PlanWith());
        Actor[] people =
        [
            Office.Clerk, Office.Head, Office.Secretary, Leader, Office.Person("Hội đồng", new Grant(Role.UnitHead, "council")),
            Office.Person("Mặt trận", new Grant(Role.UnitHead, "front")), Office.Person("Thanh tra", new Grant(Role.Inspector)),
            Office.Person("Quản trị", new Grant(Role.Administrator)),
            Office.Person("Khu phố", new Grant(Role.UnitHead, "police", Area: "kp-1"), new Grant(Role.UnitHead, "council", Area: "kp-1")),
        ];
        var person = people.Single(one => one.Name == name);

        Assert.Equal(mayUpdate, await Allowed(() => ward.Do(person, new UpdateAssignment(Id, AssignmentState.InProgress, "Đang làm"))));
        Assert.Equal(mayUrge, await Allowed(() => ward.Do(person, new UrgeAssignment(Id, "Đề nghị làm ngay"))));
        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Do(person, new UpdateAssignment("khác", AssignmentState.InProgress, "x")));
    }

    [Fact]
    public async Task Urging_is_mailed_to_the_lead_unit_and_said_once_a_day()
    {
        await using var ward = await Ward.Open(plan: PlanWith());
        const string text = "Khẩn <img src=x onerror=alert(1)>\r\nBcc: x@y.example";

        Assert.Equal(AssignmentReply.NeedsNote, await ward.Do(Leader, new UrgeAssignment(Id, "")));
        Assert.Equal(AssignmentReply.Done, await ward.Do(Leader, new UrgeAssignment(Id, text)));
        Assert.Equal(AssignmentReply.UrgedAlready, await ward.Do(Leader, new UrgeAssignment(Id, text)));
        ward.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(AssignmentReply.Done, await ward.Do(Leader, new UrgeAssignment(Id, text)));

        Assert.Equal([OutboxKind.Urge, OutboxKind.Urge], (await ward.Outbox()).Select(row => row.Kind));
        var mail = (await ward.Messages())[0];
        Assert.Equal("[Chương trình hành động] Đôn đốc thực hiện nhiệm vụ: Kế hoạch phòng, chống tội phạm", mail.Subject);
        Assert.Equal("congan@phuong12.example", mail.To.Mailboxes.Single().Address);
        Assert.Empty(mail.Bcc);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", mail.HtmlBody, StringComparison.Ordinal);
        foreach (var part in new[] { "Nhiệm vụ: Kế hoạch phòng, chống tội phạm (mục III.1b)", "Tình trạng: chưa cập nhật", "Hạn: 31/10/2024",
            "Người đôn đốc: Võ Giang", "https://phuong12.example/ctr/p/assignments/crime-plan" })
        {
            Assert.Contains(part, mail.TextBody, StringComparison.Ordinal);
        }

        await ward.Do(Office.Clerk, new UpdateAssignment(Id, AssignmentState.Done, "Xong"));
        Assert.Equal(AssignmentReply.Finished, await ward.Do(Leader, new UrgeAssignment(Id, "Nữa")));
    }

    internal static string PlanWith(string? due = "2024-10-31", string? escalateTo = null) => WardPlan.Json
        .Replace("\"units\": [", "\"units\": [ { \"id\": \"council\", \"name\": \"Hội đồng nhân dân\", \"email\": \"hdnd@phuong12.example\" },",
            StringComparison.Ordinal)
        .Replace(
            "\"areas\":",
            $"{(escalateTo is null ? "" : $"\"escalateTo\": \"{escalateTo}\", ")}\"assignments\": [ {{ \"id\": \"{Id}\", \"name\": \"Kế hoạch phòng, chống tội phạm\", \"section\": \"III.1b\", \"lead\": \"police\", \"with\": [\"front\"], \"overseer\": \"council\"{(due is null ? "" : $", \"due\": \"{due}\"")} }} ], \"areas\":",
            StringComparison.Ordinal);

    private static async Task<(AssignmentState State, DateOnly? Due)> Stands(Ward ward) =>
        await Read(ward) is var standing ? (standing.State, standing.Due) : default;

    private static async Task<AssignmentStanding> Read(Ward ward) => (await ward.Read(db => new AssignmentStandings(db).Read(ward.Plan, Id, Cancellation)))!;

    private static async Task<bool> Allowed(Func<Task<AssignmentReply>> act)
    {
        try
        {
            return await act() == AssignmentReply.Done;
        }
        catch (NotAllowedException)
        {
            return false;
        }
    }
}
