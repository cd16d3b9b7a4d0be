using ActionPlan.Host.Alerts;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Evaluation.Provisional;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Reports.Writing;
using ActionPlan.Host.Startup;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Entry;
using ActionPlan.Rules.Judging;
using MimeKit;
using static ActionPlan.Host.Tests.Entry.Office;

namespace ActionPlan.Host.Tests.Evaluation;

/// <summary>A number that nobody has approved makes a target look good: nobody and nothing may take that for real.</summary>
public sealed class ProvisionalTests
{
    private const string Detection = "security.detection";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_provisional_is_shown_unless_the_office_allows_it_and_no_longer_when_it_is_switched_off_again()
    {
        await using var ward = await WithDrafts();
        Assert.Null(await Look(ward, Secretary));

        await Allow(ward);
        Assert.NotNull(await Look(ward, Secretary));

        await ward.Do(Secretary, new SetWorkingRules(new WorkingRules()));
        Assert.Null(await Look(ward, Secretary));
        await Assert.ThrowsAsync<NotAllowedException>(() => ward.Do(Head, new SetWorkingRules(new WorkingRules(ShowsProvisional: true))));
    }

    [Fact]
    public async Task It_says_what_the_unapproved_figures_come_to_which_they_are_and_who_owes_what()
    {
        await using var ward = await WithDrafts();
        await Allow(ward);
        var found = (await Look(ward, Secretary))!;

        var detection = found.Verdicts.Single(one => one.Verdict.Target.Key == Detection);
        Assert.Equal((Status.Met, 100m), (detection.Verdict.Status, detection.Verdict.Value));
        Assert.Equal(
            [(Cases, Owes.HeadApproves), (Solved, Owes.UnitSubmits)],
            detection.RestsOn.Select(figure => (figure.Draft.Cell, figure.Owes)).OrderBy(figure => figure.Cell.Figure, StringComparer.Ordinal));
        Assert.Empty(found.Verdicts.Single(one => one.Verdict.Target.Key == "security.talks").RestsOn);
    }

    [OnFile("it counts all tables in SQLite's words")]
    [Fact]
    public async Task Looking_writes_nothing_at_all()
    {
        await using var ward = await WithDrafts();
        await Allow(ward);
        var before = await Rows(ward);
        _ = await Look(ward, Secretary);
        _ = await Look(ward, Clerk);

        Assert.Equal(before, await Rows(ward));
    }

    [Fact]
    public async Task A_run_while_provisional_results_are_allowed_judges_approved_figures_only_and_so_do_alerts_mail_and_evidence()
    {
        await using var ward = await WithDrafts();
        await Allow(ward);
        Assert.Equal(Status.Met, (await Look(ward, Secretary))!.Verdicts.Single(one => one.Verdict.Target.Key == Detection).Verdict.Status);

        // The day after the figures were due.
        ward.Clock.Advance(TimeSpan.FromDays(60));
        var run = (await ward.Do(Actor.System("Thử"), new EvaluateQuarter(Q3, RunTrigger.Schedule))).RunId!.Value;

        var detail = (await ward.Read(db => VerdictDetail.Load(db, ward.Get<PlanInForce>(), run, Detection, "ward", Cancellation)))!;
        Assert.Equal((Status.NoData, null), (detail.Verdict.Status, detail.Verdict.Value));
        Assert.Equal(Status.NoData, detail.Rejudge().Status);
        Assert.All(detail.Readings, reading => Assert.Empty(reading.From));
        Assert.Contains(await ward.Alerts(), alert => alert is { Target: Detection, Status: Status.NoData, State: AlertState.Open });
        var letters = string.Concat(
            (await ward.Messages()).SelectMany(message => message.BodyParts.OfType<TextPart>().Where(part => part.IsPlain)).Select(part => part.Text));
        Assert.Contains("Tỷ lệ khám phá", letters, StringComparison.Ordinal);
        Assert.DoesNotContain("100%", letters, StringComparison.Ordinal);
        Assert.DoesNotContain("Tạm tính", letters, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_report_drafted_while_the_figures_wait_stands_on_the_run_in_force()
    {
        await using var ward = await WithDrafts();
        await Allow(ward);
        await ward.Do(Actor.System("Thử"), new EvaluateQuarter(Q3, RunTrigger.Manual));
        _ = await Look(ward, Secretary);

        var id = (await ward.Do(Secretary, new DraftReport(ReportKind.Quarter, "ward", Q3))).Id!.Value;
        var runs = await ward.Read(db => RunsInForce.Read(db, "p", Cancellation));
        var report = await ward.Read(db => db.Reports.SingleAsync(row => row.Id == id, Cancellation));
        var facts = await ward.Read(
            db =>
                ReportFacts.Load(db, ward.Get<PlanInForce>(), report.Kind, report.Area, report.ReadRuns(), ReportSnapshot.Read(report.Snapshot), Cancellation));

        Assert.Equal(runs.Select(run => run.Id), report.ReadRuns());
        Assert.Equal(Status.NoData, facts.Of(facts.Plan.TargetByKey[Detection])!.Status);
    }

    [Fact]
    public async Task The_run_on_the_approved_figures_takes_its_place()
    {
        await using var ward = await WithDrafts();
        await Allow(ward);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Approves(Head, Cases, Solved);
        var run = (await ward.Do(Actor.System("Thử"), new EvaluateQuarter(Q3, RunTrigger.Manual))).RunId!.Value;

        Assert.Null(await Look(ward, Secretary));
        Assert.Equal(Status.Met,
            await ward.Read(db => db.Verdicts.Where(row => row.RunId == run && row.Target == Detection && row.Area == "ward").Select(row => row.Status)
                .SingleAsync(Cancellation)));
    }

    [Fact]
    public async Task A_number_that_was_sent_back_is_named_and_not_counted()
    {
        await using var ward = await WithDrafts();
        await Allow(ward);
        await ward.Do(Head, new SendBackSheet(Sheet, [Cases], "Xem lại"));
        var found = (await Look(ward, Secretary))!;

        Assert.Contains(found.Unapproved, figure => figure.Draft.Cell == Cases && figure.Owes == Owes.UnitAnswers);
        Assert.Equal(Status.NoData, found.Verdicts.Single(one => one.Verdict.Target.Key == Detection).Verdict.Status);
    }

    [Fact]
    public async Task A_correction_of_a_locked_quarter_waits_for_the_office()
    {
        await using var ward = await WithDrafts();
        await Allow(ward);
        await ward.Do(Clerk, new SubmitSheet(Sheet));
        await ward.Approves(Head, Cases, Solved);
        await ward.Do(Secretary, new LockPeriod("ward", Q3, DespiteOpen: true));
        await ward.Type(Clerk, Solved, 1, "Nhập nhầm");
        await ward.Do(Clerk, new SubmitSheet(Sheet));

        var found = (await Look(ward, Secretary))!;
        Assert.Equal(Owes.OfficeDecides, Assert.Single(found.Unapproved).Owes);
        Assert.Equal(50m, found.Verdicts.Single(one => one.Verdict.Target.Key == Detection).Verdict.Value);
    }

    [Fact]
    public async Task Nobody_is_shown_what_rests_on_drafts_that_he_may_not_see()
    {
        await using var ward = await WithDrafts();
        await Allow(ward);

        Assert.Null(await Look(ward, Person("Võ Em", new Grant(Role.DataEntry, "front"))));
        Assert.Null(await Look(ward, Person("Hồ Gia", new Grant(Role.ModuleOwner, Module: "security"))));
        Assert.False((await Look(ward, Clerk))!.KnowsAll);
        Assert.True((await Look(ward, Secretary))!.KnowsAll);
    }

    /// <summary>Whoever adds a use that judges, tells or reports finds this test in the way.</summary>
    [Fact]
    public void Only_pages_that_say_so_know_of_provisional_results()
    {
        var source = Path.Combine(Folders.Root, "src", "Host");
        var users = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Select(file => (Name: Path.GetRelativePath(source, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file.File) is var text
                && (text.Contains("ProvisionalQuarter", StringComparison.Ordinal) || text.Contains("ProvisionalVerdict", StringComparison.Ordinal)))
            .Select(file => file.Name[..file.Name.LastIndexOf('/')]).Distinct(StringComparer.Ordinal);

        Assert.Equal(["Evaluation/Provisional", "Pages/Provisional"], users.Order(StringComparer.Ordinal));
    }

    /// <summary>Two cases submitted and two solved still a draft; nothing approved for the third quarter.</summary>
    private static async Task<Ward> WithDrafts()
    {
        var ward = await Ward.Open();
        await ward.Type(Clerk, Cases, 2);
        await ward.Do(Clerk, new SubmitSheet(Sheet, [Cases]));
        await ward.Type(Clerk, Solved, 2);
        return ward;
    }

    private static async Task Allow(Ward ward) => await ward.Do(Secretary, new SetWorkingRules(new WorkingRules(ShowsProvisional: true)));

    private static async Task<ProvisionalQuarter?> Look(Ward ward, Actor reader)
    {
        var acting = new Acting(() => ward.Plan);
        acting.Reads(reader);
        await using var db = ward.Get<AppDbFactory>().CreateFor(acting, () => ward.Plan.Id);
        return await ward.On<ProvisionalQuarters>(db)
            .Load(ward.Plan, Q3, ward.Plan.Areas.Find("ward")!, ward.Plan.DayOf(ward.Clock.GetUtcNow()), Cancellation);
    }

    private static Task<string> Rows(Ward ward) => ward.Read(async db =>
    {
        var tables = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal).ToList();
        var counting = string.Join(" UNION ALL ", tables.Select(table => $"SELECT '{table} ' || COUNT(*) AS Value FROM \"{table}\""));
        return string.Join('\n', await db.Database.SqlQueryRaw<string>(counting).ToListAsync(Cancellation));
    });
}
