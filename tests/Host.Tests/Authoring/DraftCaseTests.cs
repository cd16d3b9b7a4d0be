using ActionPlan.Host.Authoring;
using ActionPlan.Host.Authoring.Testing;
using ActionPlan.Host.Commands;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Rules.Judging;
using static ActionPlan.Host.Tests.Authoring.Drafting;

namespace ActionPlan.Host.Tests.Authoring;

/// <summary>A case on the screen becomes a test beside the rules, goes with its draft, and stands in the way of what says otherwise.</summary>
public sealed class DraftCaseTests
{
    private static readonly Period Q3 = Period.Parse("2024-Q3");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_case_goes_with_its_draft_as_a_test_that_is_written_beside_the_rules_when_it_is_published()
    {
        await using var ward = await Open(cases: 2);
        var folder = ward.Get<PlanInForce>().Folder;
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(4)));

        // Six cases in three quarters: the draft says 'missed', and so it must be.
        Assert.Equal(DraftReply.Done, await Add(ward, Status.Missed));
        Assert.Equal(DraftReply.Done, await Add(ward, Status.Missed));
        var read = Read(ward, await Draft(ward));
        Assert.Equal((2, true), (read.Reading.Tests, read.Reading.Plan is not null));
        Assert.All(DraftTest.Of(read), line => Assert.Equal((TestChange.Added, true, 0),
            (line.Change, line.Test.Name.StartsWith("1. Số vụ phạm pháp: Không đạt", StringComparison.Ordinal), line.Failures.Count)));
        Assert.Equal(2, DraftTest.Of(read).Select(line => line.Test.Name).Distinct().Count());
        Assert.Equal(DraftReply.Done, await Send(ward, Owner, new DropRuleTest("security", DraftTest.Of(read)[1].Test)));
        Assert.False(Directory.Exists(Path.Combine(folder, "tests")));

        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Nghị quyết"));
        Assert.Equal(DraftReply.Waits, await Add(ward, Status.Missed));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));

        // The process ends between the database and the files.
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "tests"), "*.json"));
        await ward.Restart();
        var written = await File.ReadAllTextAsync(Path.Combine(folder, "tests", "security.json"), Cancellation);
        Assert.Contains("[[\"cases\", \"ward\", \"2024-Q1\", 2], [\"cases\", \"ward\", \"2024-Q2\", 2], [\"cases\", \"ward\", \"2024-Q3\", 2]]", written, StringComparison.Ordinal);
        Assert.Contains("\"expect\": [{ \"target\": \"security.crime\", \"area\": \"ward\", \"status\": \"missed\" }]", written, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(folder, "tests"), ".*"));
        Assert.Empty(ward.Get<PlanInForce>().Problems);
        Assert.Equal(4m, ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025));

        // From now on nobody makes the threshold milder without saying that the test is no longer right.
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(9)));
        read = Read(ward, await Draft(ward));
        var failing = Assert.Single(DraftTest.Of(read));
        Assert.Equal("testStatus", Assert.Single(failing.Failures).Key);
        Assert.Equal("1. Số vụ phạm pháp", Assert.Single(read.Differences).Name);
        Assert.Equal(DraftReply.TestsFail, await Propose(ward, Owner, "Nới"));
        Assert.Equal(DraftReply.Done, await Send(ward, Owner, new DropRuleTest("security", failing.Test)));
        Assert.Equal(TestChange.Dropped, Assert.Single(DraftTest.Of(Read(ward, await Draft(ward)))).Change);
        Assert.Equal(DraftReply.Done, await Send(ward, Owner, new DropRuleTest("security", failing.Test)));
        Assert.Equal(DraftReply.TestsFail, await Propose(ward, Owner, "Nới"));
        Assert.Equal(DraftReply.Done, await Send(ward, Owner, new DropRuleTest("security", failing.Test)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Nới"));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        await ward.Get<PlanInForce>().Load(Cancellation);
        Assert.Equal("[\n]\n", await File.ReadAllTextAsync(Path.Combine(folder, "tests", "security.json"), Cancellation));
        Assert.Equal((9m, 0), (ward.Plan.TargetByKey["security.crime"].ThresholdIn(2025), ward.Get<PlanInForce>().Problems.Count));
    }

    [Fact]
    public async Task Tests_alone_make_no_version_and_leave_the_other_tests_as_somebody_wrote_them_meanwhile()
    {
        await using var ward = await Open(cases: 1);
        var (folder, version) = (ward.Get<PlanInForce>().Folder, ward.Plan.Version);

        // With seven more in the coming quarter it must be 'missed'.
        Assert.Equal(DraftReply.Done, await Add(ward, Status.Missed, Period.Parse("2024-Q4"), new FigureValue("cases", "ward", Period.Parse("2024-Q4"), 7)));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Thêm kiểm thử"));
        Assert.Empty(Read(ward, await Draft(ward)).Lines);
        const string Others = "[ // Giữ nguyên.\n  { \"name\": \"Ít vụ\", \"period\": \"2024-Q1\", \"figures\": [[\"cases\", \"ward\", \"2024-Q1\", 1.0]],\n"
            + "    \"expect\": [{ \"target\": \"security.crime\", \"area\": \"ward\", \"status\": \"onTrack\" }] }\n]\n";
        Directory.CreateDirectory(Path.Combine(folder, "tests"));
        await File.WriteAllTextAsync(Path.Combine(folder, "tests", "security.json"), Others, Cancellation);
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        await ward.Get<PlanInForce>().Load(Cancellation);

        var written = await File.ReadAllTextAsync(Path.Combine(folder, "tests", "security.json"), Cancellation);
        Assert.StartsWith(Others[..^4], written, StringComparison.Ordinal);
        Assert.Contains("[\"cases\", \"ward\", \"2024-Q4\", 7]", written, StringComparison.Ordinal);
        Assert.Equal(version, ward.Plan.Version);
        Assert.Single(ward.Get<PlanInForce>().Publications.Standing);
        Assert.Empty(ward.Get<PlanInForce>().Problems);
        var row = await Draft(ward);
        Assert.Equal((RuleDraftState.Published, null), (row.State, row.Version));
    }

    [Fact]
    public async Task What_was_never_committed_is_never_written()
    {
        await using var ward = await Open(cases: 1);
        var folder = ward.Get<PlanInForce>().Folder;
        Directory.CreateDirectory(Path.Combine(folder, "tests"));
        await File.WriteAllTextAsync(Path.Combine(folder, "tests", ".works.json.new"), "[ { \"name\": \"Không ai công bố\" } ]", Cancellation);

        Assert.Equal(DraftReply.Done, await Add(ward, Status.OnTrack));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Thêm kiểm thử"));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        await ward.Restart();

        Assert.Equal(["security.json"], Directory.GetFiles(Path.Combine(folder, "tests")).Select(path => Path.GetFileName(path)!));
    }

    [Fact]
    public async Task A_case_that_no_test_can_say_is_refused()
    {
        await using var ward = await Open(cases: 1);

        Assert.Equal(DraftReply.NoCase, await Send(ward, Owner, new AddRuleTest("security", new ExpectedCase("security.none", "ward", Q3, Status.Met, []))));
        Assert.Equal(DraftReply.NoCase, await Send(ward, Owner, new AddRuleTest("security", new ExpectedCase("security.crime", "none", Q3, Status.Met, []))));
        Assert.Equal(DraftReply.NoCase, await Add(ward, Status.Met, Period.Parse("2031-Q1")));
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, "{"));
        Assert.Equal(DraftReply.Broken, await Add(ward, Status.Met));
    }

    private static async Task<Ward> Open(int cases)
    {
        var ward = await Ward.Open(rules: RuleText);
        var entries = Period.OfYear(2024).Quarters.Take(3).Select(quarter => new FigureEntry("cases", "ward", quarter, cases));
        await ward.Get<CommandSender>().Send(new RecordFigures([.. entries], "Báo cáo quý", FigureOrigin.Entered), Actor.System("Nguyễn An"), Cancellation);
        return ward;
    }

    private static Task<DraftReply> Add(Ward ward, Status status, Period? quarter = null, params FigureValue[] supposed) =>
        Send(ward, Owner, new AddRuleTest("security", new ExpectedCase("security.crime", "ward", quarter ?? Q3, status, supposed)));
}
