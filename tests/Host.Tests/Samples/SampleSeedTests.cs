using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Mail;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Reports.Issuing;
using ActionPlan.Host.Reports.Stored;
using ActionPlan.Host.Samples;
using ActionPlan.Host.Tests.Cli;
using ActionPlan.Host.Tests.Database;
using ActionPlan.Host.Tests.Evaluation;
using ActionPlan.Rules.Plans;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace ActionPlan.Host.Tests.Samples;

[OnFile("the program loads its sample into a file")]
public sealed partial class SampleSeedTests(SampleSeedTests.Loaded sample) : IClassFixture<SampleSeedTests.Loaded>
{
    private const string Ward = "phuong-12-2020-2025";
    private const string Successor = "phuong-moi-2026-2030";

    [Fact]
    public async Task Every_quarter_but_the_newest_has_a_run_made_on_the_plans_day()
    {
        await using var db = sample.Open();
        var runs = await db.Runs.AsNoTracking().Where(run => run.Trigger == RunTrigger.Schedule).OrderBy(run => run.Id)
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            Enumerable.Range(0, 22).Select(quarter => (Ward, Period.Parse("2020-Q3").AddQuarters(quarter)))
                .Concat([(Successor, Period.Parse("2026-Q1")), (Successor, Period.Parse("2026-Q2"))]),
            runs.Select(run => (run.PlanId, run.Period)));
        Assert.All(runs, run =>
        {
            var day = PlanCalendar.CalendarQuarters.LastDay(run.Period).AddDays(5);
            Assert.Equal(day.ToDateTime(new TimeOnly(8, 0)).AddHours(-7), run.StartedAt.UtcDateTime);
            Assert.Equal(0, run.Failures);
            Assert.NotNull(run.CompletedAt);
        });
    }

    [Fact]
    public async Task A_run_knew_only_what_was_entered_before_it()
    {
        await using var db = sample.Open();
        var run = await db.Runs.AsNoTracking().FirstAsync(row => row.Period == Period.Parse("2023-Q3"), TestContext.Current.CancellationToken);
        var newest = await db.Figures.Where(figure => figure.Seq <= run.FigureSeq).MaxAsync(figure => figure.EnteredAt, TestContext.Current.CancellationToken);

        Assert.True(newest <= run.StartedAt);
        Assert.Equal(6, await Value(db, "criminalCases", "2023-Q3", run.FigureSeq));
    }

    [Fact]
    public async Task The_late_correction_led_to_a_second_run_that_says_what_changed()
    {
        await using var db = sample.Open();
        var second = await db.Runs.AsNoTracking().SingleAsync(run => run.Trigger == RunTrigger.Correction, TestContext.Current.CancellationToken);
        var changes = await RunChanges.Between(db, second.PreviousRunId!.Value, second.Id, TestContext.Current.CancellationToken);

        Assert.Equal(Period.Parse("2023-Q3"), second.Period);
        Assert.Equal(9, await Value(db, "criminalCases", "2023-Q3", second.FigureSeq));
        Assert.Contains(changes, change => change.Target == "security.crimeRate");
    }

    [Fact]
    public async Task The_newest_quarter_has_figures_and_no_run()
    {
        await using var db = sample.Open();

        Assert.True(await db.Figures.AnyAsync(figure => figure.Period == Period.Parse("2026-Q3"), TestContext.Current.CancellationToken));
        Assert.False(await db.Runs.AnyAsync(run => run.Period == Period.Parse("2026-Q3"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_made_up_people_answered_asked_urged_and_what_passed_was_told()
    {
        await using var db = sample.Open();
        var events = await db.AlertEvents.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var updates = await db.AssignmentUpdates.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
        var steps = new[] { Ward, Successor }.SelectMany(plan => SampleStep.Read(Path.Combine(Startup.Folders.Root, "samples", plan))).ToList();
        int Of(SampleDeed deed) => steps.Count(step => step.Do == deed);

        Assert.True(Of(SampleDeed.Answer) > 5);
        Assert.Equal(
            (Of(SampleDeed.Answer), Of(SampleDeed.Ask), Of(SampleDeed.Explain)),
            (events.Count(one => one.Kind == AlertEventKind.Answered), events.Count(one => one.Kind == AlertEventKind.Asked),
                events.Count(one => one.Kind == AlertEventKind.Explained)));
        Assert.Equal(
            (Of(SampleDeed.Update), Of(SampleDeed.Urge)),
            (updates.Count(row => row.Kind == AssignmentUpdateKind.Updated), updates.Count(row => row.Kind == AssignmentUpdateKind.Urged)));
        Assert.Equal(Of(SampleDeed.Escalate),
            await db.Outbox.CountAsync(row => row.Kind == OutboxKind.Escalation && row.State == OutboxState.Sent, TestContext.Current.CancellationToken));
        Assert.Contains(events, one => one is { Kind: AlertEventKind.Escalated, Text: "Remedy" });
        Assert.Contains(events, one => one is { Kind: AlertEventKind.Escalated, Text: "Explanation" });
        Assert.Contains(updates, row => row.Kind == AssignmentUpdateKind.Escalated);
    }

    [Fact]
    public async Task The_made_up_office_issued_one_report_and_left_the_next_as_a_draft()
    {
        await using var db = sample.Open();
        var reports = await db.Reports.AsNoTracking().OrderBy(row => row.Period).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([("2025-Q2", ReportState.Issued, 1), ("2025-Q3", ReportState.Draft, null as int?), ("2026-Q1", ReportState.Draft, null)],
            reports.Select(row => (row.Period.ToString(), row.State, row.Number)));
        Assert.NotNull(await ReportFiles.Read(new Deployment(IsSample: true, sample.Folder), reports[0].Sha256!, TestContext.Current.CancellationToken));
        Assert.Equal(1, await db.Outbox
            .CountAsync(row => row.Kind == OutboxKind.Report && row.State == OutboxState.Sent, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_stood_open_when_the_term_ended_was_closed_with_it()
    {
        await using var db = sample.Open(Ward);

        Assert.True(await db.AlertEvents.CountAsync(one => one.Kind == AlertEventKind.TermEnded, TestContext.Current.CancellationToken) > 0);
        Assert.False(await db.Alerts.AnyAsync(alert => alert.PlanId == Ward && alert.State != AlertState.Resolved, TestContext.Current.CancellationToken));
        Assert.True(await db.AssignmentUpdates
            .AnyAsync(row => row.PlanId == Ward && row.Kind == AssignmentUpdateKind.TermEnded, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Mail_went_to_files_only_and_says_that_it_is_made_up()
    {
        var mails = Directory.GetFiles(Path.Combine(sample.Folder, "sample-mail"), "*.eml");

        Assert.NotEmpty(mails);
        Assert.All(mails, mail =>
            Assert.Contains("minh hoạ", MimeKit.MimeMessage.Load(mail, TestContext.Current.CancellationToken).Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Loading_it_again_leaves_it_as_it_is_unless_asked_to_replace()
    {
        var before = File.GetLastWriteTimeUtc(Path.Combine(sample.Folder, "sample.db"));

        var (outcome, _) = await SampleSeed.Load(Loaded.Settings, sample.Folder, replace: false, TestContext.Current.CancellationToken);

        Assert.Equal(SeedOutcome.AlreadyThere, outcome);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(sample.Folder, "sample.db")));
    }

    [Fact]
    public void Nothing_is_left_of_the_loading() =>
        Assert.False(Directory.Exists(Path.Combine(sample.Folder, "sample-loading")));

    [Fact]
    public async Task Every_stored_verdict_follows_from_its_own_evidence_and_plan_version()
    {
        await using var db = sample.Open();
        var figures = await db.Figures.AsNoTracking().ToDictionaryAsync(row => row.Seq, TestContext.Current.CancellationToken);
        var plans = await sample.Plans();
        var checkedVerdicts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var run in await db.Runs.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken))
        {
            foreach (var verdict in await db.Verdicts.AsNoTracking().Where(row => row.RunId == run.Id).ToListAsync(TestContext.Current.CancellationToken))
            {
                var readings = verdict.ReadEvidence().Select(reading => new DetailedReading(
                    reading.Figure, reading.View, reading.Value, [.. (reading.From ?? []).Select(seq => figures[seq])], reading.Missing ?? [])).ToList();
                var again = VerdictRow.Of(run.Id, new VerdictDetail(run, verdict, plans[run.PlanId], readings).Rejudge());
                Assert.Equal(
                    (run.Period, verdict.Target, verdict.Status, verdict.Value, verdict.Threshold, verdict.Path, verdict.Final, verdict.Worst),
                    (run.Period, again.Target, again.Status, again.Value, again.Threshold, again.Path, again.Final, again.Worst));
                checkedVerdicts[run.PlanId] = checkedVerdicts.GetValueOrDefault(run.PlanId) + 1;
            }
        }

        Assert.True(checkedVerdicts[Ward] > 800 && checkedVerdicts[Successor] > 200, string.Join(", ", checkedVerdicts));
    }

    private static Task<decimal> Value(AppDb db, string figure, string period, long seq) => db.Figures
        .Where(row => row.Figure == figure && row.Period == Period.Parse(period) && row.Seq <= seq)
        .OrderByDescending(row => row.Seq).Select(row => row.Value).FirstAsync(TestContext.Current.CancellationToken);

    /// <summary>Loads the shipped sample once for all tests.</summary>
    public sealed class Loaded : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        internal static IConfiguration Settings { get; } =
            new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create<string, string?>("Rules:Folder", WardsRules.Everybodys)]).Build();

        public string Folder => folder.Path;

        public async ValueTask InitializeAsync()
        {
            var (outcome, problems) = await SampleSeed.Load(Settings, Folder, replace: false, TestContext.Current.CancellationToken);
            Assert.Empty(problems);
            Assert.Equal(SeedOutcome.Loaded, outcome);
        }

        internal AppDb Open(string? plan = null) =>
            new AppDbFactory(DatabaseChoice.OfFile(Path.Combine(Folder, "sample.db")), NullLoggerFactory.Instance).CreateOf(plan);

        /// <summary>The plans as they are stored, the later one read together with the one that it continues.</summary>
        internal async Task<Dictionary<string, Plan>> Plans()
        {
            await using var db = Open();
            var stored = await db.PlanVersions.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
            var read = stored.Select(version => PlanReader.Read(StoredPlan.Read(version.Files)).Plan!).ToDictionary(plan => plan.Id, StringComparer.Ordinal);
            Assert.Equal(stored.Select(version => version.Sha256).Order(StringComparer.Ordinal),
                read.Values.Select(plan => plan.Version).Order(StringComparer.Ordinal));
            read[Successor] = read[Successor].Continuing(read[Ward]);
            return read;
        }

        public ValueTask DisposeAsync()
        {
            Database.MigratedDatabase.LetGo(DatabaseChoice.OfFile(Path.Combine(Folder, "sample.db")));
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
