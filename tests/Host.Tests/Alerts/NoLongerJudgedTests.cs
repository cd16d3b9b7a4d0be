using System.Net;
using ActionPlan.Host.Alerts;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Pages.Alerts;
using ActionPlan.Host.Plans;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Alerts.Verdicts;

namespace ActionPlan.Host.Tests.Alerts;

/// <summary>
/// What a quarter says nothing of was not remedied: it is told for what it is, with name and number as they were, after a good quarter and after a bad one.
/// </summary>
public sealed class NoLongerJudgedTests
{
    private const string Before = """
        {
          "id": "p", "name": "Chương trình thử", "term": { "from": "2024-Q1", "to": "2025-Q4" }, "inUseFrom": "2024-Q1",
          "units": [
            { "id": "police", "name": "Công an phường", "email": "congan@phuong12.example" },
            { "id": "front", "name": "Mặt trận Tổ quốc", "email": "mattran@phuong12.example" }
          ],
          "areas": [ { "id": "ward", "name": "Phường 12", "kind": "ward", "children": [
            { "id": "kp-1", "name": "Khu phố 1", "kind": "neighbourhood" },
            { "id": "kp-2", "name": "Khu phố 2", "kind": "neighbourhood" },
            { "id": "kp-3", "name": "Khu phố 3", "kind": "neighbourhood" } ] } ]
        }
        """;

    private static readonly string After = Before
        .Replace("\"Khu phố 1\", \"kind\": \"neighbourhood\"", "\"Khu phố 1\", \"kind\": \"neighbourhood\", \"to\": \"2024-08-31\"", StringComparison.Ordinal)
        .Replace("\"Khu phố 2\", \"kind\": \"neighbourhood\"", "\"Khu phố 2\", \"kind\": \"neighbourhood\", \"to\": \"2024-08-31\", \"mergedInto\": \"kp-3\"",
            StringComparison.Ordinal)
        .Replace(",\n    { \"id\": \"front\", \"name\": \"Mặt trận Tổ quốc\", \"email\": \"mattran@phuong12.example\" }", "", StringComparison.Ordinal);

    // Number, name, who answers, and what becomes of it.
    private static readonly (string Id, string Name, string Unit)[] Targets =
    [
        ("failing", "Quy tắc lỗi", "police"), ("past", "Đã hết hạn", "police"), ("yearly", "Cả năm", "police"), ("gone", "Bị bỏ", "police"),
        ("missing", "Thiếu số", "police"),
        ("kept", "Còn lại", "police"), ("handed", "Được giao lại", "front"), ("lost", "Mất cùng đơn vị", "front"), ("talks", "Đối thoại", "police"),
    ];

    private static readonly Actor Admin = new("Quản trị", "admin", [new Grant(Role.Administrator)], "127.0.0.1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_the_quarter_says_nothing_of_is_told_for_what_it_is(bool afterAGoodQuarter)
    {
        await using var ward = await Ward.Open(plan: Before, rules: Rules(Targets));
        var judged = Targets.Select(target => "security." + target.Id).Select(key => (key, "ward")).Append(("security.talks", "kp-1"))
            .Append(("security.talks", "kp-2")).ToList();
        await ward.Judge("2024-Q2", RunTrigger.Schedule, [.. judged.Select(one => Of(one.Item1, Status.Missed, 0, one.Item2))]);
        if (afterAGoodQuarter)
        {
            // Caught up on, so that nobody was told.
            await ward.Judge("2024-Q2", RunTrigger.CatchUp, [.. judged.Select(one => Of(one.Item1, Status.Met, 9, one.Item2))]);
        }

        await ChangePlan(ward);
        var told = (await ward.Outbox()).Count;
        ward.Failing = [new Case("security.failing", "ward")];
        await ward.Judge("2024-Q3", RunTrigger.Schedule,
            Of("security.yearly", Status.NotDue), Missing("security.missing", "2024-10-30"), Of("security.kept", Status.Missed, 0),
            Of("security.handed", Status.Missed, 0), Of("security.talks", Status.Missed, 0));

        var letters = (await ward.Messages())[told..];
        Assert.Equal(["mattran@phuong12.example", "congan@phuong12.example"], letters.Select(letter => letter.To.Mailboxes.Single().Address));
        Assert.All(letters, letter =>
            Assert.DoesNotContain("khắc phục", letter.Subject + letter.TextBody + WebUtility.HtmlDecode(letter.HtmlBody), StringComparison.OrdinalIgnoreCase));

        const string nothingNew = "Không còn cảnh báo; quý này chưa có kết quả mới";
        string[] silent = ["1. Quy tắc lỗi", "3. Cả năm", "5. Thiếu số"];
        string[] ended =
        [
            "2. Đã hết hạn – Không còn đánh giá",
            "4. Bị bỏ – Không còn đánh giá",
            "9. Đối thoại – Khu phố 1 – Không còn đánh giá",
            "9. Đối thoại – Khu phố 2 – Không còn đánh giá – địa bàn đã nhập vào Khu phố 3",
        ];
        Assert.Equal(ended.Concat(afterAGoodQuarter ? silent.Select(name => $"{name} – {nothingNew}") : []).Order(StringComparer.Ordinal),
            Gone(letters[1].TextBody!));
        // After a bad quarter these stand as they stood, and the quarter that said so is named.
        Assert.All(silent, name => Assert.Equal(!afterAGoodQuarter, Listed(letters[1].TextBody!).Contains(name, StringComparer.Ordinal)));
        Assert.Equal(!afterAGoodQuarter, letters[1].TextBody!.Contains("Theo kết quả quý 2/2024; quý 3/2024 chưa có kết quả mới.", StringComparison.Ordinal));
        Assert.Contains("6. Còn lại", Listed(letters[1].TextBody!), StringComparer.Ordinal);

        // The unit that is gone gets one last letter, and no link to pages that are gone with it.
        Assert.Equal(["7. Được giao lại – Đơn vị khác chịu trách nhiệm", "8. Mất cùng đơn vị – Không còn đánh giá"], Gone(letters[0].TextBody!));
        Assert.Contains("Mặt trận Tổ quốc", letters[0].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("summaries/units/front", letters[0].TextBody + letters[0].HtmlBody, StringComparison.Ordinal);
        await ward.Get<OutboxSending>().SendDue(Cancellation);
        Assert.All(await ward.Outbox(), row => Assert.Equal(OutboxState.Sent, row.State));
        await ward.Judge("2024-Q4", RunTrigger.Schedule, Of("security.kept", Status.Missed, 0));
        Assert.DoesNotContain((await ward.Outbox())[(told + 2)..], row => row.Unit == "front");
    }

    [Fact]
    public async Task An_alert_of_an_area_that_became_part_of_another_ends_as_no_longer_judged()
    {
        await using var ward = await Ward.Open(plan: Before, rules: Rules(Targets));
        await ward.Judge("2024-Q2", RunTrigger.Schedule, Of("security.talks", Status.Missed, 0, "kp-2"), Of("security.kept", Status.Missed, 0));
        await ChangePlan(ward);
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Of("security.kept", Status.Met, 9), Of("security.talks", Status.Missed, 0, "kp-3"));

        var alerts = await ward.Alerts();
        Assert.Equal([AlertState.Resolved, AlertState.Resolved, AlertState.Open],
            alerts.OrderBy(alert => alert.Area == "ward" ? 1 : alert.Area == "kp-2" ? 0 : 2).Select(alert => alert.State));
        var merged = await View(ward, alerts.Single(alert => alert.Area == "kp-2").Id);
        Assert.True(merged.IsNoLongerJudged);
        Assert.Equal("9. Đối thoại", Host.Words.Terms.Title(merged.Target!));
        Assert.Equal("Khu phố 3", ward.Plan.Areas.SuccessorOf("kp-2", new DateOnly(2024, 9, 1))!.Name);
        Assert.Null(ward.Plan.Areas.SuccessorOf("kp-2", new DateOnly(2024, 8, 31)));
        Assert.False((await View(ward, alerts.Single(alert => alert.Target == "security.kept").Id)).IsNoLongerJudged);
    }

    private static async Task<AlertView> View(Ward ward, long id) => (await ward.Read(db => new AlertViews(db).Load(ward.Get<PlanInForce>(), id)))!;

    private static async Task ChangePlan(Ward ward)
    {
        ward.Rewrite(After, Rules([.. Targets.Where(target => target.Id is not ("gone" or "lost")).Select(target => target with { Unit = "police" })]));
        var plans = ward.Get<PlanInForce>();
        await plans.Load(Cancellation);
        Assert.Empty(plans.Problems.Select(problem => problem.Key));
        Assert.Contains(plans.Waiting!.Vanishing, one => one.Kind == ActionPlan.Rules.Plans.VanishingKind.Unit);
        Assert.Equal(PublishOutcome.Done,
            (await ward.Get<CommandSender>().Send(new PublishPlan(plans.Waiting.Plan.Version, null, "", false), Admin, Cancellation)).Outcome);
        await plans.Load(Cancellation);
        Assert.Equal(Period.Parse("2024-Q3"), plans.Publications.Newest!.From);
        Assert.False(ward.Plan.Units.ContainsKey("front"));
    }

    private static string Rules(IReadOnlyList<(string Id, string Name, string Unit)> targets) => $$"""
        { "module": "security",
          "figures": [ { "id": "meetings", "name": "Số buổi", "measuredIn": "buổi", "whole": true, "type": "flow", "every": "quarter", "reportedBy": "police" } ],
          "targets": [ {{string.Join(",\n", targets.Select(target => $$"""
            { "id": "{{target.Id}}", "number": "{{Number(target.Id)}}", "name": "{{target.Name}}", "measuredIn": "buổi", "responsible": "{{target.Unit}}", "kind": "perPeriod", "every": "quarter",
              "value": "meetings.Period", "threshold": { "is": "atLeast", "of": 1 }{{(target.Id == "talks" ? ", \"alertsBelow\": true" : "")}} }
            """))}} ] }
        """;

    private static int Number(string id) => Targets.Index().Single(one => one.Item.Id == id).Index + 1;

    private static List<string> Gone(string text) =>
    [
        .. text.ReplaceLineEndings("\n").Split("Không còn trong danh sách cảnh báo:\n").Skip(1).SelectMany(rest => rest.Split('\n'))
            .TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim()).Order(StringComparer.Ordinal),
    ];

    private static List<string> Listed(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').TakeWhile(line => !line.StartsWith("Không còn trong", StringComparison.Ordinal))];
}
