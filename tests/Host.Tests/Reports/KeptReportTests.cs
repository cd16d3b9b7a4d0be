using ActionPlan.Host.Commands;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Tests.Reports;

public sealed class KeptReportTests
{
    private static readonly Actor Office = Of(Role.Office);

    [Fact]
    public async Task An_evaluated_quarter_is_drafted_once_however_often_the_schedule_asks()
    {
        await using var ward = await Ward.Open();
        await ward.Get<ReportSweep>().AfterEvaluation(TestContext.Current.CancellationToken);
        Assert.Empty(await ward.Read(db => db.Reports.ToListAsync()));

        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.AtRisk, 4));
        await ward.Get<ReportSweep>().AfterEvaluation(TestContext.Current.CancellationToken);
        await ward.Get<ReportSweep>().AfterEvaluation(TestContext.Current.CancellationToken);

        var report = Assert.Single(await ward.Read(db => db.Reports.ToListAsync()));
        Assert.Equal((ReportKind.Quarter, Period.Parse("2024-Q3"), ReportState.Draft, "HD05"), (report.Kind, report.Period, report.State, report.Form));
        Assert.Contains(await Sections(ward, report.Id),
            section => section is { Section: SectionIds.Shortcomings, IsGenerated: true } && section.Text.Contains("[[1.ketqua]]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_drafted_while_the_clock_was_ahead_is_bound_once_to_the_run_of_its_day()
    {
        await using var ward = await Ward.Open("2025-10-05 08:00");
        await ward.Judge("2024-Q3", RunTrigger.Schedule);
        await ward.Get<ReportSweep>().AfterEvaluation(TestContext.Current.CancellationToken);
        ward.Clock.AdjustTime(Ward.Time("2024-10-05 08:00"));
        var run = await ward.Judge("2024-Q3", RunTrigger.Schedule);
        await ward.Get<ReportSweep>().AfterEvaluation(TestContext.Current.CancellationToken);
        await ward.Get<ReportSweep>().AfterEvaluation(TestContext.Current.CancellationToken);

        Assert.Equal([run.Id], Assert.Single(await ward.Read(db => db.Reports.ToListAsync())).ReadRuns());
        Assert.Single(await ward.Read(db => db.ReportEvents.Where(row => row.Kind == ReportEventKind.Redrafted).ToListAsync()));
    }

    [Fact]
    public async Task Quarters_that_closed_while_the_machine_was_off_get_every_kind_of_report_that_was_due()
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q2", RunTrigger.CatchUp);
        await ward.Judge("2024-Q3", RunTrigger.Schedule);
        await ward.Get<ReportSweep>().AfterEvaluation(TestContext.Current.CancellationToken);

        Assert.Equal(
            [(ReportKind.Quarter, "2024-Q2"), (ReportKind.HalfYear, "2024-Q2"), (ReportKind.Quarter, "2024-Q3")],
            (await ward.Read(db => db.Reports.OrderBy(row => row.Id).ToListAsync())).Select(row => (row.Kind, row.Period.ToString())));
    }

    [Theory]
    [InlineData("HalfYear", "ward", "2024-Q3", ReportReply.NotThen)]
    [InlineData("Term", "ward", "2024-Q3", ReportReply.NotThen)]
    [InlineData("Quarter", "ward", "2024-Q2", ReportReply.NotJudged)]
    [InlineData("Quarter", "kp-1", "2024-Q3", ReportReply.UnknownArea)]
    public async Task What_cannot_be_reported_on_is_refused(string kind, string area, string quarter, object reply)
    {
        await using var ward = await Ward.Open();
        await ward.Judge("2024-Q3", RunTrigger.Schedule);

        var result = await Send(ward, new DraftReport(Enum.Parse<ReportKind>(kind), area, Period.Parse(quarter)), Office);

        Assert.Equal((ReportReply)reply, result.Reply);
    }

    [Fact]
    public async Task An_edit_keeps_the_earlier_text_says_who_and_does_not_overwrite_a_colleagues()
    {
        await using var ward = await Ward.Open();
        var id = await Drafted(ward);
        var opened = (await Newest(ward, id, SectionIds.Leadership)).Id;

        var first = await Edit(ward, id, "Ban Thường vụ đã họp [[tong.sochitieu]] chỉ tiêu.", opened);
        var second = await Edit(ward, id, "Một người khác viết.", opened);

        Assert.Equal((ReportReply.Done, ReportReply.ChangedMeanwhile), (first.Reply, second.Reply));
        Assert.Equal(2, (await Sections(ward, id)).Count(section => section.Section == SectionIds.Leadership));
        var newest = await Newest(ward, id, SectionIds.Leadership);
        Assert.Equal(("Office", false), (newest.By, newest.IsGenerated));
    }

    [Fact]
    public async Task A_reference_that_stands_for_nothing_is_refused_and_one_that_is_known_cannot_be_given_another_number()
    {
        await using var ward = await Ward.Open();
        var id = await Drafted(ward);
        var opened = (await Newest(ward, id, SectionIds.Leadership)).Id;

        var unknown = await Edit(ward, id, "Kết quả [[1.ketqua]] và [[99.ketqua]].", opened);
        await Edit(ward, id, "Kết quả [[1.ketqua]].", opened);

        Assert.Equal((ReportReply.UnknownReference, "[[99.ketqua]]"), (unknown.Reply, unknown.What));
        var shown = await ward.Read(async db => (await ward.On<KeptReports>(db).Find(id, TestContext.Current.CancellationToken))!.Compose());
        Assert.Contains(shown.Body.OfType<ParagraphBlock>(), paragraph => paragraph.Text == "Kết quả 4 vụ.");
    }

    [Fact]
    public async Task Brought_up_to_date_it_keeps_what_people_wrote_and_takes_the_new_runs_numbers()
    {
        await using var ward = await Ward.Open();
        var id = await Drafted(ward);
        await Edit(ward, id, "Viết tay, kết quả [[1.ketqua]].", (await Newest(ward, id, SectionIds.Leadership)).Id);
        await ward.Judge("2024-Q3", RunTrigger.Correction, Verdicts.Of("security.crime", Status.Missed, 7));

        Assert.Contains("4 vụ", await Said(ward, id), StringComparison.Ordinal);
        var result = await Send(ward, new RedraftReport(id), Office);

        Assert.Equal(ReportReply.Done, result.Reply);
        var said = await Said(ward, id);
        Assert.Contains("Viết tay, kết quả 7 vụ.", said, StringComparison.Ordinal);
        Assert.Contains("không đạt; kết quả 7 vụ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("4 vụ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_goes_to_review_and_back_with_a_reason_and_the_way_is_kept()
    {
        await using var ward = await Ward.Open();
        var id = await Drafted(ward);

        await Send(ward, new SendReportForReview(id), Office);
        var silent = await Send(ward, new ReturnReport(id, " "), Of(Role.Leader));
        await Send(ward, new RemarkOnReport(id, SectionIds.Tasks, "Bổ sung công tác hè."), Of(Role.Leader));
        var back = await Send(ward, new ReturnReport(id, "Viết lại mục III."), Of(Role.Leader));

        Assert.Equal((ReportReply.NeedsText, ReportReply.Done), (silent.Reply, back.Reply));
        var events = await ward.Read(db => db.ReportEvents.OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync());
        Assert.Equal([ReportEventKind.Drafted, ReportEventKind.SentForReview, ReportEventKind.Commented, ReportEventKind.Returned], events);
    }

    [Fact]
    public async Task Only_those_who_write_reports_change_one_and_an_address_must_be_one()
    {
        await using var ward = await Ward.Open();
        var id = await Drafted(ward);

        await Assert.ThrowsAsync<NotAllowedException>(() => Send(ward, new EditSection(id, SectionIds.Tasks, "x", 0), Of(Role.UnitHead, "police")));
        await Assert.ThrowsAsync<NotAllowedException>(() => Send(ward, new SaveReportSettings("ward", new ReportNames(), 0), Of(Role.Leader)));
        var bad = await Send(ward, new SaveReportSettings("ward", new ReportNames { Addresses = ["không phải địa chỉ"] }, 0), Office);
        var good = await Send(ward,
            new SaveReportSettings("ward",
                new ReportNames { Issuer = "ĐẢNG ỦY PHƯỜNG 12", Recipients = ["Ban Chấp hành"], Addresses = ["bch@phuong12.example"] }, 4), Office);

        Assert.Equal((ReportReply.BadAddress, ReportReply.Done), (bad.Reply, good.Reply));
        var names = await ward.Read(async db => (await ward.On<KeptReports>(db).Find(id, TestContext.Current.CancellationToken))!.Names);
        Assert.Equal(("ĐẢNG ỦY PHƯỜNG 12", "Ban Chấp hành"), (names.Issuer, Assert.Single(names.Recipients)));
    }

    private static Actor Of(Role role, string? unit = null) => new(role.ToString(), "id-" + role, [new Grant(role, unit, null, null)], "thử");

    private static Task<ReportResult> Send(Ward ward, Mediator.ICommand<ReportResult> command, Actor actor) =>
        ward.Get<CommandSender>().Send(command, actor, TestContext.Current.CancellationToken);

    private static async Task<long> Drafted(Ward ward)
    {
        await ward.Judge("2024-Q3", RunTrigger.Schedule, Verdicts.Of("security.crime", Status.AtRisk, 4));
        return (await Send(ward, new DraftReport(ReportKind.Quarter, "ward", Period.Parse("2024-Q3")), Office)).Id!.Value;
    }

    private static async Task<ReportResult> Edit(Ward ward, long id, string text, long known) =>
        await Send(ward, new EditSection(id, SectionIds.Leadership, text, known), Office);

    private static Task<List<ReportSectionRow>> Sections(Ward ward, long id) =>
        ward.Read(db => db.ReportSections.Where(row => row.ReportId == id).ToListAsync());

    private static async Task<ReportSectionRow> Newest(Ward ward, long id, string section) =>
        (await Sections(ward, id)).Where(row => row.Section == section).MaxBy(row => row.Id)!;

    private static Task<string> Said(Ward ward, long id) => ward.Read(async db =>
        string.Join('\n', (await ward.On<KeptReports>(db).Find(id, TestContext.Current.CancellationToken))!.Compose().Body.OfType<ParagraphBlock>()
            .Select(paragraph => paragraph.Text)));
}
