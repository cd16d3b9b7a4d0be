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

public sealed partial class AnswerTests
{
    [Fact]
    public async Task A_question_goes_to_the_unit_by_mail_and_is_explained_once()
    {
        await using var ward = await Opened();
        const string hostile = "Vì sao <script>alert(1)</script> & \"tăng\"?\r\nBcc: x@y.example";

        Assert.Equal(AlertReply.Done, await ward.Do(Leader, new AskExplanation(1, hostile, Promised)));
        Assert.Equal(AlertReply.AskedAlready, await ward.Do(Leader, new AskExplanation(1, hostile, Promised)));

        var mail = (await ward.Messages())[^1];
        Assert.Equal("[Chương trình hành động] Yêu cầu giải trình, hạn 30/11/2024: 1. Số vụ phạm pháp", mail.Subject);
        Assert.Equal("congan@phuong12.example", mail.To.Mailboxes.Single().Address);
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain("<script", mail.HtmlBody, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("https://phuong12.example/ctr/p/alerts/1", mail.HtmlBody, StringComparison.Ordinal);
        foreach (var part in new[] { "Người yêu cầu: Võ Giang", "Hạn giải trình: hết ngày 30/11/2024",
            "Kết quả hiện nay: " + DigestWords.Marked(Status.Missed), "Vì sao <script>", "/alerts/1" })
        {
            Assert.Contains(part, mail.TextBody, StringComparison.Ordinal);
        }

        Assert.Equal(OutboxKind.Explanation, (await ward.Outbox())[^1].Kind);
        var question = (await ward.Alerts())[0].Events.Single(happened => happened.Kind == AlertEventKind.Asked);
        Assert.Equal([OwedKind.Answer, OwedKind.Explanation], ward.Plan.Owes((await ward.Alerts())[0]).Select(owed => owed.Kind));
        Assert.Equal(AlertReply.Incomplete, await ward.Do(Office.Clerk, new GiveExplanation(1, question.Id, " ")));
        Assert.Equal(AlertReply.Unknown, await ward.Do(Office.Clerk, new GiveExplanation(1, 1, "Đây không phải câu hỏi")));
        Assert.Equal(AlertReply.Done, await ward.Do(Office.Clerk, new GiveExplanation(1, question.Id, "Do dịp Tết")));
        Assert.Equal(AlertReply.AnsweredMeanwhile, await ward.Do(Office.Head, new GiveExplanation(1, question.Id, "Khác")));
        Assert.Equal([OwedKind.Answer], ward.Plan.Owes((await ward.Alerts())[0]).Select(owed => owed.Kind));
    }

    [Fact]
    public async Task A_target_s_letters_are_those_that_told_of_it()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6));
        var digest = (await ward.Outbox()).Single(row => row.Unit == "police" && row.Kind == OutboxKind.Digest);
        var alerts = await ward.Alerts();

        Assert.Equal([digest.Id],
            (await ward.Read(
                db => new TargetLetters(db).Of(ward.Plan, "ward", [.. alerts.Where(alert => alert.Target == Crime)], TestContext.Current.CancellationToken)))
                .Select(letter => letter.Id));
        Assert.Empty(
            await ward.Read(
                db => new TargetLetters(db).Of(ward.Plan, "kp-1", [.. alerts.Where(alert => alert.Target == Crime)], TestContext.Current.CancellationToken)));
        Assert.Empty(
            await ward.Read(
                db => new TargetLetters(db).Of(ward.Plan, "ward", [.. alerts.Where(alert => alert.Target != Crime)], TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task The_next_digest_says_what_was_promised_and_leads_to_the_answer()
    {
        await using var ward = await Opened();
        Assert.Contains("Trả lời cảnh báo: https://phuong12.example/ctr/p/alerts/of/security/crime?area=ward", (await ward.Messages())[^1].TextBody,
            StringComparison.Ordinal);
        await ward.Do(Office.Clerk, Answer(1) with { Remedy = "Tuần tra <b>đêm</b>." });

        await ward.Judge("2024-Q4", RunTrigger.Schedule, Of(Crime, Status.AtRisk, 4));

        var mail = (await ward.Messages())[^1];
        Assert.Contains("Cam kết: Tuần tra <b>đêm</b> (hạn 30/11/2024)", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Trả lời của đơn vị: https://phuong12.example/ctr/p/alerts/of/", mail.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hostile_name_in_the_plan_starts_no_header()
    {
        await using var ward = await Ward.Open();
        ward.Rewrite(WardPlan.Json,
            WardPlan.Rules.Replace("\"number\": \"1\", \"name\": \"Số vụ phạm pháp\"", "\"number\": \"1\", \"name\": \"Số vụ\\r\\nBcc: x@y.example\\r\\n\"",
                StringComparison.Ordinal));
        await ward.Get<Plans.PlanInForce>().Load(TestContext.Current.CancellationToken);
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6));

        await ward.Do(Leader, new AskExplanation(1, "Vì sao?", Promised));

        var mail = (await ward.Messages())[^1];
        Assert.Empty(mail.Bcc);
        Assert.DoesNotContain(mail.Headers, header => header.Field == "Bcc");
    }
}
