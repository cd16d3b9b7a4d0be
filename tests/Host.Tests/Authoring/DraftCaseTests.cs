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
    private const string Other = "{ \"name\": \"Ít vụ\", \"period\": \"2024-Q1\", \"figures\": [[\"cases\", \"ward\", \"2024-Q1\", 1.0]], "
        + "\"expect\": [{ \"target\": \"security.crime\", \"area\": \"ward\", \"status\": \"onTrack\" }] }";

    private static readonly Period Q2 = Period.Parse("2024-Q2");
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
    public async Task Whoever_edits_tests_while_others_are_published_loses_nothing_and_takes_nothing_away()
    {
        await using var ward = await Open(cases: 1);
        var file = Path.Combine(ward.Get<PlanInForce>().Folder, "tests", "security.json");
        Assert.Equal(DraftReply.Done, await Add(ward, Status.OnTrack));
        var before = new ExpectedCase("security.crime", "ward", Q2, Status.OnTrack, []);
        Assert.Equal(DraftReply.Done, await Send(ward, Second, new AddRuleTest("security", before)));
        foreach (var person in new[] { Owner, Second })
        {
            Assert.Equal(DraftReply.Done, await Propose(ward, person, "Thêm", of: person.UserId));
        }

        // Two decisions before anybody looks at the folder, and an editor that saves in between.
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin, of: "owner"));
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin, of: "second"));
        var edited = (await File.ReadAllTextAsync(file, Cancellation)).Replace("[\n", "[ // Của người khác.\n  " + Other + ",\n", StringComparison.Ordinal);
        await File.WriteAllTextAsync(file, edited, Cancellation);
        await ward.Restart();

        var written = await File.ReadAllTextAsync(file, Cancellation);
        Assert.StartsWith("[ // Của người khác.\n  " + Other, written, StringComparison.Ordinal);
        Assert.Equal(3, WrittenTests.Names(written).Distinct().Count());
        Assert.Equal(["security.json"], Directory.GetFiles(Path.GetDirectoryName(file)!).Select(path => Path.GetFileName(path)!));
        Assert.Empty(ward.Get<PlanInForce>().Problems);
    }

    [Fact]
    public async Task A_test_whose_name_another_took_meanwhile_is_named_and_not_left_out()
    {
        await using var ward = await Open(cases: 1);
        Assert.Equal(DraftReply.Done, await Add(ward, Status.OnTrack));
        var test = Assert.Single(DraftTest.Of(Read(ward, await Draft(ward)))).Test;
        Directory.CreateDirectory(Path.Combine(ward.Get<PlanInForce>().Folder, "tests"));
        var others = Other.Replace("Ít vụ", test.Name, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(ward.Get<PlanInForce>().Folder, "tests", "khac.json"), $"[ {others} ]", Cancellation);

        var meets = Assert.Single(DraftTest.Of(Read(ward, await Draft(ward))));
        Assert.Equal((TestChange.Meets, test.Name), (meets.Change, meets.Test.Name));
        Assert.Equal(DraftReply.TestsMeet, await Propose(ward, Owner, "Thêm"));
        Assert.Equal(DraftReply.Done, await Send(ward, Owner, new DropRuleTest("security", meets.Test)));
        Assert.Equal(DraftReply.Done, await Add(ward, Status.OnTrack));
        Assert.Equal(test.Name + " (2)", Assert.Single(DraftTest.Of(Read(ward, await Draft(ward)))).Test.Name);
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Thêm"));
    }

    [Fact]
    public async Task Where_a_file_cannot_be_written_nothing_of_a_publication_takes_effect_and_the_process_killed_between_two_files_goes_on()
    {
        await using var ward = await Open(cases: 2);
        var (plans, version) = (ward.Get<PlanInForce>(), ward.Plan.Version);
        var tests = Path.Combine(plans.Folder, "tests");
        Directory.CreateDirectory(tests);
        await File.WriteAllTextAsync(Path.Combine(tests, "khac.json"), $"[ {Other} ]", Cancellation);
        Assert.Equal(DraftReply.Done, await Save(ward, Owner, Stricter(4)));
        Assert.Equal(DraftReply.Done, await Add(ward, Status.Missed));
        Assert.Equal(DraftReply.Done, await Send(ward, Owner, new DropRuleTest("security", new KnownTest(Path.Combine("tests", "khac.json"), "Ít vụ"))));
        Assert.Equal(DraftReply.Done, await Propose(ward, Owner, "Nghị quyết"));

        // No room for the rule file: what was begun of the tests stays unpublished, also at the next start.
        var blocked = Directory.CreateDirectory(Path.Combine(plans.Folder, ".security.json.new"));
        Assert.Equal(DraftReply.NotWritable, await Decide(ward, Admin));
        blocked.Delete();
        await ward.Restart();
        Assert.Equal((version, RuleDraftState.Proposed), (ward.Plan.Version, (await Draft(ward)).State));
        Assert.False(File.Exists(Path.Combine(tests, "security.json")));

        // Of three files one is in place when the process ends.
        Assert.Equal(DraftReply.Done, await Decide(ward, Admin));
        File.Move(Path.Combine(tests, ".security.json.new"), Path.Combine(tests, "security.json"));
        await ward.Restart();
        Assert.Equal(Stricter(4), await File.ReadAllTextAsync(PathOf(ward), Cancellation));
        Assert.Single(WrittenTests.Names(await File.ReadAllTextAsync(Path.Combine(tests, "security.json"), Cancellation)));
        Assert.Empty(WrittenTests.Names(await File.ReadAllTextAsync(Path.Combine(tests, "khac.json"), Cancellation)));
        Assert.Equal(2, Directory.GetFiles(tests).Length);
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
