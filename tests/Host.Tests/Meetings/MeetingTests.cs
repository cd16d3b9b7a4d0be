using ActionPlan.Host.Alerts;
using ActionPlan.Host.Alerts.Answers;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Board;
using ActionPlan.Host.Commitments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Meetings;
using ActionPlan.Host.Reports.Word;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using DocumentFormat.OpenXml.Packaging;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Meetings;

/// <summary>What a meeting on the fourth quarter decides, on 10 January: two targets are in danger, the police answer for both.</summary>
public sealed class MeetingTests
{
    private static readonly Actor Leader = Office.Person("Võ Giang", new Grant(Role.Leader));
    private static readonly Period Q4 = Period.Parse("2024-Q4");
    private static readonly DateOnly Later = new(2025, 2, 28);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commitment_stands_on_its_alert_and_the_unit_is_told()
    {
        await using var ward = await Judged();
        var alert = (await ward.Alerts()).Single(one => one.Target == "security.crime").Id;
        var decision = new RecordDecision(Q4, "ward", "Tuần tra ban đêm", "Nguyễn An", Later) { Alert = alert, Cause = "Thiếu người", Known = 0 };

        Assert.Equal(AlertReply.Done, await ward.Do(Leader, decision));
        Assert.Equal(AlertReply.AnsweredMeanwhile, await ward.Do(Leader, decision));

        var answered = (await ward.Alerts()).Single(one => one.Id == alert);
        Assert.Equal((AlertState.Acknowledged, "Tuần tra ban đêm", "Nguyễn An", Later, "Võ Giang"),
            (answered.State, answered.Remedy, answered.RemedyPerson, answered.RemedyBy, answered.AnsweredBy));
        var mail = (await ward.Messages())[^1];
        Assert.Equal("[Chương trình hành động] Chốt cam kết khắc phục theo kết luận cuộc họp quý IV/2024", mail.Subject);
        Assert.Equal("congan@phuong12.example", mail.To.Mailboxes.Single().Address);
        foreach (var part in new[] { "Chỉ tiêu: 1. Số vụ phạm pháp", "Người chịu trách nhiệm: Nguyễn An", "Hạn hoàn thành: 28/02/2025", "Tuần tra ban đêm",
            $"https://phuong12.example/ctr/p/alerts/{alert}" })
        {
            Assert.Contains(part, mail.TextBody, StringComparison.Ordinal);
        }

        // Decided anew, it stands once.
        var known = answered.Events.Single(happened => happened.Kind == AlertEventKind.Answered).Id;
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, decision with { What = "Lắp camera", Known = known }));
        Assert.Equal(["Lắp camera"], (await Stand(ward)).Select(one => one.What));

        // Where the unit said something else since, deciding the same again is a decision, and the unit is told.
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, new AnswerAlert(alert, "Thiếu người", "Tuần tra", "Trần Chi", Later)));
        known = (await ward.Alerts()).Single(one => one.Id == alert).NewestWord;
        var told = (await ward.Outbox()).Count;
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, decision with { What = "Lắp camera", Known = known }));
        Assert.Equal(told + 1, (await ward.Outbox()).Count);
        Assert.Equal(["Lắp camera"], (await Stand(ward)).Select(one => one.What));
    }

    [Fact]
    public async Task A_commitment_is_taken_back_while_it_is_the_newest_word_and_what_bound_before_binds_again()
    {
        await using var ward = await Judged();
        var alert = (await ward.Alerts()).Single(one => one.Target == "security.crime").Id;
        Task<AlertRow> Now() => ward.Read(async db => await db.Alerts.AsNoTracking().SingleAsync(one => one.Id == alert, Cancellation));
        async Task<long> Decide(string what)
        {
            Assert.Equal(AlertReply.Done,
                await ward.Do(Leader, new RecordDecision(Q4, "ward", what, "Nguyễn An", Later) { Alert = alert, Cause = "Thiếu người" }));
            return (await Stand(ward)).Single().Id;
        }

        // Nothing bound before: the unit owes an answer, counted from now.
        var first = await Decide("Ghi nhầm");
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, new WithdrawDecision(first)));
        var open = await Now();
        Assert.Equal((AlertState.Open, null, null, null), (open.State, open.Remedy, open.RemedyBy, open.AnsweredAt));
        Assert.Equal(ward.Clock.GetUtcNow(), open.WaitingSince);
        Assert.Empty(await Stand(ward));
        Assert.Equal("[Chương trình hành động] Thu hồi cam kết đã chốt theo kết luận cuộc họp quý IV/2024", (await ward.Messages())[^1].Subject);

        // The unit's own word stands again.
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, new AnswerAlert(alert, "Thiếu người", "Tuần tra", "Trần Chi", Later)));
        ward.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Decide("Lắp camera");
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, new WithdrawDecision(second)));
        var again = await Now();
        Assert.Equal((AlertState.Acknowledged, "Tuần tra", "Trần Chi", Later), (again.State, again.Remedy, again.RemedyPerson, again.RemedyBy));

        // What the unit has said since is not taken from it.
        ward.Clock.Advance(TimeSpan.FromMinutes(1));
        var third = await Decide("Lắp đèn");
        ward.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, new AnswerAlert(alert, "Thiếu người", "Lắp đèn, thêm người", "Trần Chi", Later)));
        Assert.Equal(AlertReply.AnsweredMeanwhile, await ward.Do(Leader, new WithdrawDecision(third)));
        Assert.Equal("Lắp đèn, thêm người", (await Now()).Remedy);
    }

    [Fact]
    public async Task What_a_unit_answered_to_a_lesser_evil_is_no_answer_when_the_meeting_takes_its_commitment_back()
    {
        await using var ward = await Ward.Open("2025-01-10 08:00");
        await ward.Judge("2024-Q4", RunTrigger.Schedule, Of("security.crime", Status.AtRisk, 4));
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, new AnswerAlert(1, "Thiếu người", "Tuần tra", "Trần Chi", Later)));
        var seen = (await ward.Alerts())[0].NewestWord;
        await ward.Judge("2024-Q4", RunTrigger.Correction, Of("security.crime", Status.Missed, 6));
        Assert.Equal(AlertReply.AnsweredMeanwhile, await ward.Do(Office.Clerk, new AnswerAlert(1, "Thiếu người", "Thêm người", "Trần Chi", Later, seen)));
        Assert.Equal(AlertReply.Done,
            await ward.Do(Leader, new RecordDecision(Q4, "ward", "Ghi nhầm", "Nguyễn An", Later) { Alert = 1, Cause = "Thiếu người" }));

        Assert.Equal(AlertReply.Done, await ward.Do(Leader, new WithdrawDecision((await Stand(ward)).Single().Id)));

        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal((AlertState.Open, "Tuần tra", ward.Clock.GetUtcNow()), (alert.State, alert.Remedy, alert.WaitingSince));
    }

    [Fact]
    public async Task The_word_of_a_unit_that_answered_before_does_not_stand_for_the_one_that_answers_now()
    {
        await using var ward = await Ward.Open("2025-01-10 08:00");
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of("security.crime", Status.Missed, 6));
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, new AnswerAlert(1, "Thiếu người", "Tuần tra", "Trần Chi", Later)));
        ward.Rewrite(WardPlan.Json,
            WardPlan.Rules.Replace("\"responsible\": \"police\", \"kind\": \"yearTotal\"", "\"responsible\": \"front\", \"kind\": \"yearTotal\"",
                StringComparison.Ordinal));
        await ward.Get<Plans.PlanInForce>().Load(Cancellation);
        await ward.Judge("2024-Q4", RunTrigger.Schedule, Of("security.crime", Status.AtRisk, 4));
        Assert.Equal(AlertReply.Done,
            await ward.Do(Leader, new RecordDecision(Q4, "ward", "Ghi nhầm", "Nguyễn An", Later) { Alert = 1, Cause = "Thiếu người" }));

        Assert.Equal(AlertReply.Done, await ward.Do(Leader, new WithdrawDecision((await Stand(ward)).Single().Id)));

        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal(("front", AlertState.Open, null, null), (alert.Unit, alert.State, alert.Remedy, alert.AnsweredBy));
    }

    [Fact]
    public async Task An_assignment_is_followed_up_like_those_of_the_plan_until_it_is_withdrawn()
    {
        await using var ward = await Judged();
        var decision = new RecordDecision(Q4, "ward", "Lập tổ công tác liên ngành", "Trần Chi", Later) { Unit = "police", Target = "security.crime" };

        Assert.Equal(AlertReply.Done, await ward.Do(Office.Secretary, decision));
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Secretary, decision));
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, decision with { What = "Ghi nhầm", Unit = "front" }));

        var standings = await ward.Read(db => new AssignmentStandings(db).Read(ward.Plan, Cancellation));
        Assert.Equal(["hop-2024-q4-1", "hop-2024-q4-2"], standings.Select(one => one.Definition.Id));
        Assert.Equal(("Lập tổ công tác liên ngành", "police", Later, "Trần Chi"),
            (standings[0].Definition.Name, standings[0].Definition.Lead, standings[0].Due, standings[0].Decided!.Person));
        Assert.Equal(AssignmentReply.Done, await ward.Do(Office.Clerk, new UpdateAssignment("hop-2024-q4-1", AssignmentState.InProgress, "Đã mời các đơn vị")));
        Assert.Equal(AssignmentReply.Done, await ward.Do(Leader, new UrgeAssignment("hop-2024-q4-1", "Đề nghị khẩn trương")));
        Assert.Contains(await ward.Read(db => new LateMatterReading(db).Read(ward.Plan, Later.AddDays(1), Cancellation)),
            late => late is { Person: "Trần Chi", Owed.Kind: OwedKind.Assignment });

        var rows = await ward.Read(db => db.Decisions.AsNoTracking().OrderBy(row => row.Id).ToListAsync(Cancellation));
        Assert.Equal(AlertReply.AnsweredMeanwhile, await ward.Do(Leader, new WithdrawDecision(rows[0].Id)));
        Assert.Equal(AlertReply.Done, await ward.Do(Leader, new WithdrawDecision(rows[1].Id)));
        Assert.Equal(["hop-2024-q4-1"], (await ward.Read(db => new AssignmentStandings(db).Read(ward.Plan, Cancellation))).Select(one => one.Definition.Id));
        Assert.Equal(["Lập tổ công tác liên ngành"], (await Stand(ward)).Select(one => one.What));
        // Three letters of the meeting: two assignments, one of them taken back.
        Assert.Equal(["police", "front", "front"], (await ward.Outbox()).Where(row => row.Kind == OutboxKind.Decision).Select(row => row.Unit));
    }

    [Fact]
    public async Task What_cannot_be_is_refused_and_changes_nothing()
    {
        await using var ward = await Judged();
        var decision = new RecordDecision(Q4, "ward", "Việc", "An", Later) { Unit = "police" };
        var alert = (await ward.Alerts())[0].Id;
        (RecordDecision Decision, AlertReply Reply)[] wrong =
        [
            (decision with { What = " " }, AlertReply.Incomplete), (decision with { Person = "" }, AlertReply.Incomplete),
            (decision with { Unit = null }, AlertReply.Incomplete),
            (decision with { Unit = "nobody" }, AlertReply.Incomplete), (decision with { What = new string('x', 2001) }, AlertReply.TooLong),
            (decision with { By = new DateOnly(2025, 1, 9) }, AlertReply.InThePast), (decision with { By = new DateOnly(2030, 1, 1) }, AlertReply.TooFar),
            (decision with { Area = "elsewhere" }, AlertReply.Unknown), (decision with { Quarter = Period.Parse("2030-Q1") }, AlertReply.Unknown),
            (decision with { Alert = 99, Cause = "x" }, AlertReply.Unknown), (decision with { Alert = alert, Cause = "" }, AlertReply.Incomplete),
        ];
        foreach (var (one, reply) in wrong)
        {
            Assert.Equal(reply, await ward.Do(Leader, one));
        }

        Assert.Empty(await ward.Read(db => db.Decisions.ToListAsync(Cancellation)));
        Assert.All(await ward.Alerts(), one => Assert.Null(one.Remedy));
    }

    [Fact]
    public async Task The_conclusion_says_how_the_plan_stands_and_what_was_decided_in_the_form_of_a_conclusion()
    {
        await using var ward = await Judged();
        await ward.Do(Leader, new RecordDecision(Q4, "ward", "Lập tổ công tác", "Trần Chi", Later) { Unit = "police", Target = "security.crime" });
        var runs = await ward.Read(db => new RunHistories(db, ward.Clock).Load(ward.Plan, Cancellation));
        var area = ward.Plan.Areas.Roots[0];
        var draft = await ward.Read(
            async db => await ward.Get<Conclusion>()
                .Draft(db, await new QuarterBoards(db).Load(ward.Plan, runs, runs.Of(Q4)!, area, null), area,
                    await new Decisions(db).Of(ward.Plan, Q4, "ward", Cancellation), Cancellation));

        using var document = WordprocessingDocument.Open(new MemoryStream(ReportDocument.Write(draft)), isEditable: false);
        var body = document.MainDocumentPart!.Document!.Body!;
        var text = string.Join('\n', body.Descendants<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().Select(line => line.InnerText));
        foreach (var part in new[]
        {
            "KẾT LUẬN", "tại cuộc họp đánh giá kết quả thực hiện Chương trình thử, quý IV/2024", "Số ......-KL/ĐU",
            "0 chỉ tiêu có nguy cơ không đạt, 2 chỉ tiêu không đạt",
            "Chỉ tiêu 1. Số vụ phạm pháp: không đạt (Công an phường).", "Lập tổ công tác", "Trần Chi", "28/02/2025",
        })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365)
            .Validate(document, Cancellation).Select(error => error.Description));
        Assert.Single(body.Descendants<DocumentFormat.OpenXml.Wordprocessing.SectionProperties>());
    }

    private static async Task<Ward> Judged()
    {
        var ward = await Ward.Open(now: "2025-01-10 08:00");
        await ward.Judge("2024-Q3", RunTrigger.CatchUp, Of("security.crime", Status.OnTrack, 2), Of("security.detection", Status.Met, 80),
            Of("security.talks", Status.Met, 1));
        await ward.Judge("2024-Q4", RunTrigger.CatchUp, Of("security.crime", Status.Missed, 6), Of("security.detection", Status.Missed, 60),
            Of("security.talks", Status.Met, 1));
        return ward;
    }

    private static Task<IReadOnlyList<DecisionRow>> Stand(Ward ward) => ward.Read(db => new Decisions(db).Of(ward.Plan, Q4, "ward", Cancellation));
}
