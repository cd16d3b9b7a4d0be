using System.Net;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Mail;

namespace ActionPlan.Host.Tests.Scheduling;

/// <summary>From figures to mail received over a socket, with everything real but the clock.</summary>
public sealed class FlowTests
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Two_quarters_missed_are_caught_up_oldest_first_and_every_unit_reads_once_where_it_stands()
    {
        await using var server = new SmtpListener();
        await using var ward = await Ward.Open("2024-04-05 07:55");
        ward.MailTo(server.Port);
        await ward.Restart();
        await Import(ward, "2024-Q1", cases: 1, solved: 1, meetings: 1);
        await ward.StartServices();
        await ward.PassUntil(async () => (await Runs(ward)).Count == 1, Step, 60);
        Assert.Equal([("2024-Q1", RunTrigger.Schedule)], await Runs(ward));

        // The machine is off for half a year. The figures come in before it starts again.
        await ward.StopServices();
        ward.Clock.SetUtcNow(Ward.Time("2024-10-20 09:00"));
        await ward.Restart();
        await Import(ward, "2024-Q2", cases: 4, solved: 4, meetings: 0);
        await Import(ward, "2024-Q3", cases: 1, solved: 0, meetings: 2);
        await ward.StartServices();
        await ward.PassUntil(() => Task.FromResult(server.Received.Count == 2), Step, 100);

        Assert.Equal([("2024-Q1", RunTrigger.Schedule), ("2024-Q2", RunTrigger.CatchUp), ("2024-Q3", RunTrigger.Schedule)], await Runs(ward));
        var mails = server.Received.ToDictionary(mail => mail.Recipients.Single(), mail => mail.Message(), StringComparer.Ordinal);
        var police = mails["congan@phuong12.example"];
        Assert.Equal("[Chương trình hành động] Quý 3/2024: 2 chỉ tiêu không đạt", police.Subject);
        Assert.Contains("dưới 5 vụ", WebUtility.HtmlDecode(police.HtmlBody), StringComparison.Ordinal);
        Assert.Equal(2, police.BodyParts.Count(part => part.ContentType.IsMimeType("image", "png")));
        var front = mails["mattran@phuong12.example"];
        Assert.Equal("[Chương trình hành động] Quý 3/2024: 1 chỉ tiêu không đạt", front.Subject);
        Assert.DoesNotContain("Đối thoại", front.TextBody, StringComparison.Ordinal);

        // Starting once more, and judging the same quarter again, tells nobody anything.
        await ward.Restart();
        await ward.StartServices();
        await ward.Pass(Step, 20);
        Assert.Equal(EvaluationOutcome.NothingChanged, (await Evaluate(ward, "2024-Q3", RunTrigger.Manual)).Outcome);
        await ward.Pass(Step, 10);
        Assert.Equal(3, (await Runs(ward)).Count);
        Assert.Equal(2, server.Received.Count);

        // A late correction mends one of the two; both units read of it.
        await Import(ward, "2024-Q3", cases: 1, solved: 1, meetings: 2);
        await Evaluate(ward, "2024-Q3", RunTrigger.Correction);
        await ward.PassUntil(() => Task.FromResult(server.Received.Count == 4), Step, 20);
        Assert.Equal(
            ["[Chương trình hành động] Quý 3/2024: 1 chỉ tiêu không đạt", "[Chương trình hành động] Quý 3/2024: đã khắc phục 1 chỉ tiêu, không còn cảnh báo"],
            server.Received.Skip(2).Select(mail => mail.Message().Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_mail_server_that_is_down_holds_up_no_evaluation_and_gets_the_mail_later()
    {
        var port = SmtpListener.UnusedPort();
        await using var ward = await Ward.Open("2024-10-05 07:55");
        ward.MailTo(port);
        await ward.Restart();
        await Import(ward, "2024-Q1", 1, 1, 1);
        await Import(ward, "2024-Q2", 1, 1, 1);
        await Import(ward, "2024-Q3", 9, 9, 1);
        await ward.StartServices();
        await ward.PassUntil(async () => (await ward.Outbox()).Exists(row => row is { Attempts: > 0, State: OutboxState.Waiting }), Step, 100);
        Assert.NotNull(Assert.Single(await ward.Outbox()).LastError);
        Assert.Equal(3, (await Runs(ward)).Count);

        await using var server = new SmtpListener(port);
        await ward.PassUntil(() => Task.FromResult(!server.Received.IsEmpty), Step, 200);
        Assert.Equal("congan@phuong12.example", Assert.Single(server.Received).Recipients.Single());
    }

    [Fact]
    public async Task A_plan_whose_term_is_over_is_left_in_peace()
    {
        await using var ward = await Ward.Open("2026-11-23 07:55", WardPlan.Json.Replace("\"inUseFrom\": \"2024-Q1\",", "", StringComparison.Ordinal));
        await ward.StartServices();
        await ward.Pass(Step, 40);

        Assert.Empty(await Runs(ward));
        Assert.Empty(await ward.Outbox());
    }

    private static async Task Import(Ward ward, string quarter, int cases, int solved, int meetings)
    {
        var period = Period.Parse(quarter);
        FigureEntry[] entries = [new("cases", "ward", period, cases), new("solved", "ward", period, solved), new("meetings", "kp-1", period, meetings)];
        var recorded = await ward.Get<CommandSender>()
            .Send(new RecordFigures(entries, "Nhập quý", FigureOrigin.Imported), Actor.System("Thử"), TestContext.Current.CancellationToken);
        Assert.Empty(recorded.Refused);
    }

    private static Task<EvaluationResult> Evaluate(Ward ward, string quarter, RunTrigger trigger) =>
        ward.Get<CommandSender>().Send(new EvaluateQuarter(Period.Parse(quarter), trigger), Actor.System("Thử"), TestContext.Current.CancellationToken);

    private static async Task<List<(string, RunTrigger)>> Runs(Ward ward) => await ward.Read(async db =>
        (await db.Runs.Where(run => run.CompletedAt != null).OrderBy(run => run.Id).ToListAsync(TestContext.Current.CancellationToken))
        .ConvertAll(run => (run.Period.ToString(), run.Trigger)));
}
