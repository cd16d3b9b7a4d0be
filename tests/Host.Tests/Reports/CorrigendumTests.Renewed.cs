using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Corrigenda;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Reports.ReportDesk;

namespace ActionPlan.Host.Tests.Reports;

/// <summary>Figures that change while a corrigendum is open.</summary>
public sealed partial class CorrigendumTests
{
    [Fact]
    public async Task An_open_one_is_renewed_when_figures_change_again_and_keeps_what_people_wrote()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.AtRisk, 4), Verdicts.Of("security.talks", Status.Missed, 0));
        var issued = await Issued(ward, judged: true);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7), Verdicts.Of("security.talks", Status.Missed, 0));
        await Sweep(ward);
        var id = Assert.Single(await Corrigenda(ward, issued)).Id;
        var drafted = await Section(ward, id, SectionIds.Changes);
        await Send(ward, new EditSection(id, SectionIds.Changes, "Theo đề nghị của Công an phường:\n" + drafted.Text, drafted.Id));
        await Fill(ward, id);
        await Send(ward, new SendReportForReview(id));
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 9), Verdicts.Of("security.talks", Status.Met, 2));
        await Sweep(ward);
        await Sweep(ward);

        var report = (await Kept(ward, id))!;
        Assert.Single(await Corrigenda(ward, issued));
        Assert.Equal(ReportState.Draft, report.Row.State);
        Assert.Equal(["1.ketqua", "3.so"], report.Facts.Snapshot.Corrigendum!.Numbers.Where(one => one.Right is "9 vụ" or "2").Select(one => one.Reference));
        var said = string.Join('\n', report.Compose().Body.OfType<ParagraphBlock>().Select(one => one.Text));
        Assert.Contains("Theo đề nghị của Công an phường:", said, StringComparison.Ordinal);
        Assert.Contains("Chỉ tiêu 1 (Số vụ phạm pháp): kết quả 4 vụ sửa thành 9 vụ", said, StringComparison.Ordinal);
        Assert.Contains("Chỉ tiêu 3 (Đối thoại với dân): kết quả 0 buổi sửa thành 2 buổi; đánh giá không đạt sửa thành đạt.", said, StringComparison.Ordinal);
        Assert.True(said.IndexOf("Chỉ tiêu 3", StringComparison.Ordinal) < said.IndexOf("Các nội dung khác", StringComparison.Ordinal));
        Assert.Equal(1, await ward.Read(db => db.ReportEvents.CountAsync(row => row.ReportId == id && row.Kind == ReportEventKind.Redrafted)));
        Assert.Equal(1, await ward.Read(db => db.ReportEvents.CountAsync(row => row.ReportId == id && row.Kind == ReportEventKind.Returned)));
    }

    [Fact]
    public async Task What_a_written_text_refers_to_never_becomes_another_number()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.AtRisk, 4), Verdicts.Of("security.talks", Status.Missed, 0));
        var issued = await Issued(ward, judged: true);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.AtRisk, 3), Verdicts.Of("security.talks", Status.Met, 2));
        var id = (await Send(ward, new DraftCorrigendum(issued))).Id!.Value;
        var (crime, talks) = (await NameOf(ward, id, "1.ketqua"), await NameOf(ward, id, "3.so"));
        var section = await Section(ward, id, SectionIds.Changes);
        await Send(ward, new EditSection(id, SectionIds.Changes, $"Số vụ là [[{crime}]], số buổi là [[{talks}]].", section.Id));
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.AtRisk, 4), Verdicts.Of("security.talks", Status.Met, 5));
        await Send(ward, new RedraftReport(id));
        await Send(ward, new SendReportForReview(id));

        var report = (await Kept(ward, id))!;
        Assert.Equal(talks, await NameOf(ward, id, "3.so"));
        Assert.Equal("5", report.Numbers.All[talks]);
        Assert.False(report.Numbers.Has(crime));
        Assert.Equal((SectionIds.Changes, crime), (report.Lost().Single().Place.Id, report.Lost().Single().References.Single()));
        await Fill(ward, id);
        Assert.Equal(ReportReply.ReferencesLost, (await Send(ward, new IssueReport(id, Today))).Reply);
    }

    [Fact]
    public async Task Brought_up_to_date_it_follows_the_newest_runs_and_with_nothing_left_it_is_not_issued()
    {
        await using var ward = await Ward.Open();
        var issued = await Issued(ward);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));
        var id = (await Send(ward, new DraftCorrigendum(issued))).Id!.Value;
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.AtRisk, 4));

        await Send(ward, new RedraftReport(id));
        await Send(ward, new SendReportForReview(id));

        Assert.Empty(ReportSnapshot.Read((await Row(ward, id)).Snapshot).Corrigendum!.Numbers);
        Assert.Equal(ReportReply.NothingToCorrect, (await Send(ward, new IssueReport(id, Today))).Reply);
    }
}
