using System.Text.Json.Nodes;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Forms;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Reports;

public sealed class UnusualReportTests
{
    private static readonly string[] Forms = ["ND30", "HD05"];

    [Fact]
    public async Task Where_no_target_was_judged_the_report_says_so_and_is_whole()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Manual);

        var (report, document) = await Written(ward);

        Assert.Empty(document.Faults);
        Assert.Contains("chưa có số liệu để đánh giá chỉ tiêu nào trong tổng số 03 chỉ tiêu", Said(report), StringComparison.Ordinal);
        Assert.Contains("Chưa có chỉ tiêu nào được đánh giá đạt", Said(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_all_figures_are_missing_no_target_looks_good()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Manual, Verdicts.Missing("security.crime", "2024-10-04"), Verdicts.Missing("security.detection", "2024-10-04"),
            Verdicts.Missing("security.talks", "2024-10-04"));

        var (report, document) = await Written(ward);

        Assert.Empty(document.Faults);
        Assert.Contains("03 chỉ tiêu chưa có số liệu để đánh giá:", Said(report), StringComparison.Ordinal);
        Assert.DoesNotContain("Giữ vững", Said(report), StringComparison.Ordinal);
        Assert.DoesNotContain(document.Referenced, one => one is { Reference: "tong.dat", Text: not "0" });
    }

    [Fact]
    public async Task Sixty_neighbourhoods_and_very_long_names_fit_in()
    {
        var plan = JsonNode.Parse(WardPlan.Json)!;
        plan["areas"]![0]!["children"] = new JsonArray([.. Enumerable.Range(1, 60).Select(i => (JsonNode)new JsonObject
        {
            ["id"] = $"kp-{i}", ["name"] = $"Khu phố {i} <thuộc liên khu & tổ dân phố> {new string('x', 150)}", ["kind"] = "neighbourhood",
        })]);
        plan["units"]![0]!["name"] = string.Concat(Enumerable.Repeat("Ban Chỉ đạo phòng, chống tội phạm & tệ nạn xã hội ", 8)).Trim();
        await using var ward = await Ward.Open(plan: plan.ToJsonString());
        var verdicts = Enumerable.Range(1, 60).Select(i => Verdicts.Of("security.crime", Status.AtRisk, 1, $"kp-{i}"));
        await ward.Judge("2024-Q3", RunTrigger.Manual,
            [Verdicts.Of("security.crime", Status.Missed, 6), Verdicts.Of("security.detection", Status.Met, 80),
                Verdicts.Of("security.talks", Status.AtRisk, 0), .. verdicts]);

        var (report, document) = await Written(ward);

        Assert.Empty(document.Faults);
        Assert.Contains("trong tổng số 03 chỉ tiêu có 01 chỉ tiêu đạt, 01 chỉ tiêu nguy cơ không đạt và 01 chỉ tiêu không đạt", Said(report),
            StringComparison.Ordinal);
        Assert.Contains("Ban Chỉ đạo phòng, chống tội phạm & tệ nạn xã hội", Said(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_run_changes_nothing_in_a_report_bound_to_earlier_ones()
    {
        await using var ward = await Ward.Open();
        var first = await ward.Judge("2024-Q3", RunTrigger.Manual, Verdicts.Of("security.crime", Status.AtRisk, 4));
        var (bound, before) = await ward.Read(async db =>
        {
            var facts = await SampleReports.Facts(db, ward.Services, "2024-Q3", ReportKind.Quarter);
            return (facts, Said(SampleReports.Compose(ward.Services, facts, ward.Get<ReportForms>().Get("HD05"))));
        });
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));

        var after = await ward.Read(async db =>
        {
            var facts = await ReportFacts.Load(
                db, ward.Get<Plans.PlanInForce>(), ReportKind.Quarter, "ward", [first.Id], bound.Snapshot, TestContext.Current.CancellationToken);
            return Said(SampleReports.Compose(ward.Services, facts, ward.Get<ReportForms>().Get("HD05")));
        });

        Assert.Equal(before, after);
        Assert.Contains("kết quả 4 vụ", after, StringComparison.Ordinal);
    }

    private static Task<(Report Report, WrittenDocument Document)> Written(Ward ward) => ward.Read(async db =>
    {
        Report? quarterly = null;
        foreach (var (kind, form) in Enum.GetValues<ReportKind>().Reverse().SelectMany(_ => Forms, (kind, form) => (kind, form)))
        {
            quarterly = SampleReports.Compose(ward.Services, await SampleReports.Facts(db, ward.Services, "2024-Q3", kind), ward.Get<ReportForms>().Get(form));
            Assert.Empty(new WrittenDocument(quarterly).Faults);
        }

        Assert.Equal("HD05", quarterly!.Form.Id);
        return (quarterly, new WrittenDocument(quarterly));
    });

    private static string Said(Report report) => string.Join('\n', report.Body.OfType<ParagraphBlock>().Select(paragraph => paragraph.Text));
}
