using System.Net;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Alerts;

public sealed class RunCompletionTests
{
    private const string Crime = "security.crime";
    private const string Detection = "security.detection";
    private const string Talks = "security.talks";

    [Fact]
    public async Task A_bad_verdict_opens_an_alert_and_every_responsible_unit_is_told_once()
    {
        await using var ward = await Ward.Open();

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6), Of(Detection, Status.AtRisk, 70), Of(Talks, Status.Met, 2));

        Assert.Equal([(Crime, "police", Status.Missed), (Detection, "police", Status.AtRisk)],
            (await ward.Alerts()).Select(alert => (alert.Target, alert.Unit, alert.Status)));
        Assert.All(await ward.Alerts(), alert => Assert.Equal(AlertEventKind.Opened, Assert.Single(alert.Events).Kind));
        Assert.Equal(
            [
                ("mattran@phuong12.example", "[Chương trình hành động] Quý 3/2024: 1 chỉ tiêu nguy cơ"),
                ("congan@phuong12.example", "[Chương trình hành động] Quý 3/2024: 1 chỉ tiêu không đạt, 1 nguy cơ"),
            ],
            (await ward.Outbox()).Select(row => (row.To, row.Subject)));
        var police = (await ward.Messages())[1];
        Assert.Contains("6 vụ", WebUtility.HtmlDecode(police.HtmlBody), StringComparison.Ordinal);
        Assert.Contains("https://phuong12.example/ctr/p/targets/security/crime?area=ward", police.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_letter_prints_no_value_onto_its_threshold()
    {
        await using var ward = await Ward.Open();

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Detection, Status.Missed, 4.9997m), Of(Crime, Status.Missed, 5.0004m));

        var police = (await ward.Messages()).Single(message => message.To.ToString().Contains("congan", StringComparison.Ordinal));
        Assert.All([police.TextBody, WebUtility.HtmlDecode(police.HtmlBody)], text =>
        {
            Assert.Contains("4,9997%", text, StringComparison.Ordinal);
            Assert.Contains("5,0004 vụ", text, StringComparison.Ordinal);
            Assert.Contains("ít nhất 5%", text, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_same_bad_verdicts_again_tell_nobody_and_open_nothing()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.Missed, 6));
        await ward.Judge("2024-Q2", RunTrigger.Manual, Of(Crime, Status.Missed, 7));
        await ward.Restart();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 8));

        Assert.Single(await ward.Outbox());
        Assert.Single(Assert.Single(await ward.Alerts()).Events);
    }

    [Fact]
    public async Task A_verdict_that_worsens_is_told_as_such_and_changes_the_alert()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.AtRisk, 4));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6), Of(Talks, Status.Missed, 0));

        var alert = (await ward.Alerts())[0];
        Assert.Equal(Status.Missed, alert.Status);
        Assert.Equal([AlertEventKind.Opened, AlertEventKind.StatusChanged], alert.Events.Select(happened => happened.Kind));
        var police = (await ward.Messages()).Last(message => message.To.ToString().Contains("congan", StringComparison.Ordinal));
        Assert.Contains("Xấu đi (trước: Nguy cơ không đạt)", police.TextBody, StringComparison.Ordinal);
        Assert.Contains("So với thư trước: 1 xấu đi.", police.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_turns_good_is_resolved_and_told_as_remedied()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.Missed, 6), Of(Detection, Status.AtRisk, 70));
        var run = await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.OnTrack, 1), Of(Detection, Status.Met, 80));

        Assert.All(await ward.Alerts(), alert => Assert.Equal((AlertState.Resolved, run.Id), (alert.State, alert.ResolvedRunId)));
        var messages = await ward.Messages();
        Assert.Equal("[Chương trình hành động] Quý 3/2024: đã khắc phục 2 chỉ tiêu, không còn cảnh báo", messages[^1].Subject);
        Assert.Contains("1. Số vụ phạm pháp – Đã khắc phục – dự kiến đạt", messages[^1].TextBody, StringComparison.Ordinal);

        await ward.Judge("2024-Q4", RunTrigger.Schedule, Of(Crime, Status.Met, 1), Of(Detection, Status.Met, 80));
        Assert.Equal(messages.Count, (await ward.Outbox()).Count);
    }

    [Theory]
    [InlineData("2024-10-04", true)]
    [InlineData("2024-10-05", false)]
    [InlineData("2024-10-20", false)]
    public async Task Missing_figures_alert_once_their_due_date_has_passed(string dueOn, bool alerts)
    {
        await using var ward = await Ward.Open("2024-10-05 08:00");

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Missing(Crime, dueOn));

        Assert.Equal(alerts, (await ward.Alerts()).Count == 1);
        Assert.Equal(alerts, (await ward.Outbox()).Count == 1);
    }

    [Fact]
    public async Task A_quarter_that_says_nothing_new_neither_resolves_nor_repeats()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.Missed, 6), Of(Detection, Status.Missed, 50));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.NotDue), Missing(Detection, "2024-10-30"));

        Assert.All(await ward.Alerts(), alert => Assert.Equal((AlertState.Open, Status.Missed), (alert.State, alert.Status)));
        Assert.Equal(2, (await ward.Outbox()).Count);

        await ward.Judge("2024-Q4", RunTrigger.Schedule, Of(Crime, Status.NotDue), Of(Detection, Status.AtRisk, 70));
        var text = (await ward.Messages())[^1].TextBody;
        Assert.Contains("Theo kết quả quý 2/2024; quý 4/2024 chưa có kết quả mới.", text, StringComparison.Ordinal);
        Assert.Contains("Đỡ hơn (trước: Không đạt)", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_judged_no_more_ends_its_alert_without_being_called_remedied()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.Missed, 6), Of(Talks, Status.Missed, 0));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Talks, Status.NotApplicable));

        Assert.All(await ward.Alerts(), alert => Assert.Equal(AlertState.Resolved, alert.State));
        Assert.All((await ward.Messages())[2..], message => Assert.DoesNotContain("khắc phục", message.Subject + message.TextBody, StringComparison.Ordinal));
        Assert.Contains("Không còn đánh giá", (await ward.Messages())[^1].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Judging_an_old_quarter_again_reopens_nothing_and_tells_nobody()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.Missed, 6));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Met, 1));
        var told = (await ward.Outbox()).Count;

        await ward.Judge("2024-Q2", RunTrigger.Correction, Of(Crime, Status.Missed, 9), Of(Detection, Status.Missed, 9));

        Assert.Equal(AlertState.Resolved, Assert.Single(await ward.Alerts()).State);
        Assert.Equal(told, (await ward.Outbox()).Count);
    }

    [Fact]
    public async Task Catching_up_moves_alerts_oldest_first_and_tells_once_of_where_things_stand()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q1", RunTrigger.CatchUp, Of(Crime, Status.AtRisk, 4), Of(Talks, Status.Missed, 0));
        await ward.Judge("2024-Q2", RunTrigger.CatchUp, Of(Crime, Status.Missed, 6), Of(Talks, Status.Met, 3));
        Assert.Empty(await ward.Outbox());

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 8), Of(Talks, Status.Met, 3));

        var row = Assert.Single(await ward.Outbox());
        Assert.Equal("[Chương trình hành động] Quý 3/2024: 1 chỉ tiêu không đạt", row.Subject);
        Assert.Equal([AlertState.Open, AlertState.Resolved], (await ward.Alerts()).Select(alert => alert.State));
    }

    [Fact]
    public async Task Areas_below_the_ward_alert_only_where_the_target_says_so()
    {
        await using var ward = await Ward.Open();

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6, "kp-1"), Of(Talks, Status.Missed, 0, "kp-1"));

        Assert.Equal((Talks, "kp-1"), (await ward.Alerts()).Select(alert => (alert.Target, alert.Area)).Single());
        Assert.Contains("3. Đối thoại với dân – Khu phố 1", Assert.Single(await ward.Messages()).TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[\"neighbourhood\"]", "kp-1")]
    [InlineData("[\"group\"]", "to-1")]
    [InlineData("[\"neighbourhood\", \"group\"]", "kp-1 to-1")]
    public async Task Areas_below_the_root_areas_alert_where_the_target_names_their_kind(string kinds, string alerting)
    {
        var plan = WardPlan.Json
            .Replace("\"Khu phố 1\", \"kind\": \"neighbourhood\"",
                "\"Khu phố 1\", \"kind\": \"neighbourhood\", \"children\": [ { \"id\": \"to-1\", \"name\": \"Tổ 1\", \"kind\": \"group\" } ]",
                StringComparison.Ordinal);
        await using var ward = await Ward.Open(
            plan: plan, rules: WardPlan.Rules.Replace("\"alertsBelow\": true", $"\"alertsBelow\": {kinds}", StringComparison.Ordinal));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Talks, Status.Missed, 0, "kp-1"), Of(Talks, Status.Missed, 0, "to-1"));

        Assert.Equal(alerting, string.Join(' ', (await ward.Alerts()).Select(alert => alert.Area).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task A_contact_of_the_nearest_area_goes_before_the_unit_s_own_address()
    {
        var plan = WardPlan.Json.Replace(
            "\"areas\":", "\"contacts\": [ { \"unit\": \"front\", \"area\": \"kp-1\", \"email\": \"kp1@phuong12.example\" } ], \"areas\":",
            StringComparison.Ordinal);
        await using var ward = await Ward.Open(plan: plan);

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Talks, Status.Missed, 0), Of(Talks, Status.Missed, 0, "kp-1"));

        Assert.Equal(["mattran@phuong12.example", "kp1@phuong12.example"], (await ward.Outbox()).Select(row => row.To));
        Assert.Contains("– Khu phố 1: 1 chỉ tiêu không đạt", (await ward.Outbox())[1].Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_without_an_address_is_kept_visibly_and_told_once_it_has_one()
    {
        await using var ward = await Ward.Open(plan: WardPlan.WithoutAddress("police"));
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of(Crime, Status.Missed, 6));
        var row = Assert.Single(await ward.Outbox());
        Assert.Equal(OutboxState.NoAddress, row.State);
        Assert.Equal(RetryResult.NoAddress,
            await ward.Get<Commands.CommandSender>().Send(new RetryMessage(row.Id), Actor.System("Thử"), TestContext.Current.CancellationToken));

        ward.Rewrite(WardPlan.Json);
        await ward.Get<Plans.PlanInForce>().Load(TestContext.Current.CancellationToken);
        Assert.Equal(RetryResult.Queued,
            await ward.Get<Commands.CommandSender>().Send(new RetryMessage(row.Id), Actor.System("Thử"), TestContext.Current.CancellationToken));
        Assert.Equal(1, await ward.Get<OutboxSending>().SendDue(TestContext.Current.CancellationToken));

        var sent = Assert.Single(await ward.Outbox());
        Assert.Equal((OutboxState.Sent, "congan@phuong12.example"), (sent.State, sent.To));
        Assert.Contains("congan@phuong12.example", Assert.Single(await ward.Messages()).To.ToString(), StringComparison.Ordinal);
        Assert.Equal(RetryResult.AlreadySent,
            await ward.Get<Commands.CommandSender>().Send(new RetryMessage(row.Id), Actor.System("Thử"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_commitment_made_while_a_run_is_prepared_stays()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of(Crime, Status.AtRisk, 4));
        await ward.Read(async db =>
        {
            var alert = db.Alerts.Single();
            alert.State = AlertState.Acknowledged;
            alert.Remedy = "Tăng tuần tra";
            return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        });

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Missing(Crime, "2024-10-04"));

        var kept = Assert.Single(await ward.Alerts());
        Assert.Equal((AlertState.Acknowledged, Status.NoData, "Tăng tuần tra"), (kept.State, kept.Status, kept.Remedy));
    }

    [Fact]
    public async Task A_decision_that_nobody_named_is_told_though_every_figure_is_there()
    {
        const string rules = """
            { "module": "security",
              "figures": [ { "id": "decision", "name": "Được công nhận", "measuredIn": "đạt", "whole": true, "type": "stock", "every": "quarter", "reportedBy": "police" } ],
              "targets": [
                { "id": "recognised", "number": "9", "name": "Được công nhận", "measuredIn": "đạt", "responsible": "police", "kind": "perPeriod", "every": "quarter",
                  "value": "decision.Latest", "threshold": { "is": "atLeast", "of": 1 } } ] }
            """;
        await using var ward = await Ward.Open(rules: rules);
        await ward.Do(Actor.AtMachine("Thử"), new RecordFigures([new("decision", "ward", Period.Parse("2024-Q3"), 1)], "Sổ giấy", FigureOrigin.Imported));
        ward.Rewrite(WardPlan.Json, rules.Replace("\"value\"", "\"needsSource\": true, \"value\"", StringComparison.Ordinal));
        await ward.Get<PlanInForce>().Load(TestContext.Current.CancellationToken);

        await ward.Do(Actor.System("Thử"), new EvaluateQuarter(Period.Parse("2024-Q3"), RunTrigger.Schedule));

        var alert = Assert.Single(await ward.Alerts());
        Assert.Equal(("security.recognised", Status.NoData), (alert.Target, alert.Status));
        var letter = (await ward.Messages())[^1];
        Assert.Contains("Thiếu số, ngày của văn bản", WebUtility.HtmlDecode(letter.HtmlBody), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_sample_says_so_in_its_mail_and_mails_to_its_own_folder_only()
    {
        await using var server = new Mail.SmtpListener();
        await using var ward = await Ward.Open(isSample: true);
        ward.MailTo(server.Port);
        await ward.Restart();
        await ward.Judge("2024-Q3", RunTrigger.Manual, Of(Crime, Status.Missed, 6));

        await ward.Get<OutboxSending>().SendDue(TestContext.Current.CancellationToken);

        Assert.Empty(server.Commands);
        var row = Assert.Single(await ward.Outbox());
        Assert.StartsWith("[Số liệu minh hoạ, không có thật]", row.Subject, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(ward.MailFolder, row.FileName!)));
    }
}
