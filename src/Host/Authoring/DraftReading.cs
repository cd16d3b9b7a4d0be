using ActionPlan.Host.Authoring.Testing;
using ActionPlan.Rules.Differences;

namespace ActionPlan.Host.Authoring;

/// <summary>A draft put into the plan in force.</summary>
/// <param name="Module">The module.</param>
/// <param name="File">The module's file in force.</param>
/// <param name="Text">The draft's text, with what was published since it was begun.</param>
/// <param name="Source">The plan's files with it.</param>
/// <param name="Reading">What the checks say of them, the tests beside the rules included.</param>
/// <param name="Differences">What it means otherwise than what is in force; empty where it does not pass.</param>
/// <param name="Lines">Where its lines differ.</param>
/// <param name="Conflicts">What both the draft and a change published since touch; empty where they go together.</param>
internal sealed record ReadDraft(
    string Module, PlanText File, string Text, PlanSource Source, PlanReading Reading, IReadOnlyList<Difference> Differences,
        IReadOnlyList<LinesChanged> Lines, IReadOnlyList<string> Conflicts)
{
    /// <summary>The plan as it would be, also where a test beside the rules says otherwise; null where anything else is wrong.</summary>
    public Plan? Plan { get; init; }

    /// <summary>What it changes of the tests beside the rules.</summary>
    public TestChanges Tests { get; init; } = TestChanges.None;

    /// <summary>The files of tests as they would be, of which another is there now.</summary>
    public IReadOnlyList<PlanText> TestFiles { get; init; } = [];

    /// <summary>Whether it is the version in force, asked for earlier quarters.</summary>
    public bool Restates { get; init; }

    /// <summary>Whether it is a plan that was never in force, and would be.</summary>
    public bool Begins { get; init; }

    /// <summary>What it is compared with where that is not the version in force: the plan that it continues.</summary>
    public Plan? Earlier { get; init; }

    /// <summary>All tests as they were when it was read.</summary>
    public IReadOnlyList<PlanText> TestsBefore { get; init; } = [];

    /// <summary>Tests that it adds under names that others have by now.</summary>
    public IReadOnlyList<string> TestsMeet { get; init; } = [];

    /// <summary>Whether quarters would be judged by it that are not: tests alone make no version.</summary>
    public bool MakesVersion => Lines.Count > 0 || Restates || Begins;

    public bool SaysAnything => MakesVersion || TestFiles.Count > 0;

    /// <summary>The tests that fail; none where the rules cannot be used at all.</summary>
    public IEnumerable<Problem> FailedTests => Plan is null ? [] : Reading.Problems;

    /// <summary>What most likely was not meant in this file.</summary>
    public IReadOnlyList<Problem> Warnings => Module == RuleDraftRow.OfFolder
        ? Reading.Warnings : [.. Reading.Warnings.Where(problem => Path.GetFileName(problem.File) == File.Name)];

    /// <summary>All that is said of this file.</summary>
    public IEnumerable<Problem> Problems => Reading.Problems.Where(problem => Path.GetFileName(problem.File) == File.Name).Concat(Warnings);

    /// <summary>By which a warning that was confirmed is known again.</summary>
    public static string NameOf(Problem warning) => $"{warning.Line}:{warning.Column}:{warning.Key}";
}

/// <summary>Reads drafts as they would stand in the plan. They are untrusted text and go the way of all rules: the same limits, the same sandbox.</summary>
internal sealed class DraftReading(PlanInForce plans)
{
    /// <summary>Null where the plan in force has no such module.</summary>
    public ReadDraft? Read(RuleDraftRow row) => row.Module == RuleDraftRow.OfFolder
        ? Folder(row.Text) : Read(row.Module, row.Text, row.Base, TestChanges.Read(row.Tests));

    /// <summary>The same of a text that nobody has saved yet.</summary>
    public ReadDraft? Read(string module, string draft, string begunOn, TestChanges? changes = null)
    {
        if (RuleFiles.Of(plans.Source, module) is not { } file)
        {
            return null;
        }

        var (text, conflicts) = Merged(module, draft, begunOn, RuleFiles.TextOf(file));
        var (known, tests) = (Tests(), changes ?? TestChanges.None);
        var source = new PlanSource("", plans.Source.Files.Select(one => one == file ? new PlanText(file.Name, RuleFiles.BytesOf(text, file)) : one),
            tests.On(known, module));
        var reading = PlanReader.Read(source, plans.Earlier);
        // Whoever changes a rule on purpose must see what it does although an older test says otherwise.
        var plan = reading.Plan ?? (source.Tests.Count == 0 ? null : PlanReader.Read(new PlanSource("", source.Files), plans.Earlier).Plan);
        return new ReadDraft(
            module, file, text, source, reading,
            plan is null || plans.IsInPreparation ? [] : PlanDifferences.Between(plans.Current, plan, CultureInfo.CurrentUICulture),
            LineDifferences.Between(file.Name, RuleFiles.TextOf(file), text), conflicts)
        {
            Plan = plan, Tests = tests, TestsBefore = known, TestsMeet = tests.Meeting(known),
            TestFiles = [.. source.Tests.Where(one => !known.Any(before => before.Name == one.Name && before.Bytes.Span.SequenceEqual(one.Bytes.Span)))],
        };
    }

    /// <summary>
    /// The folder's change that waits, or, where its version is named and nothing waits, what is in force: it may be to judge earlier quarters.
    /// Null for another version.
    /// </summary>
    public ReadDraft? Folder(string? version = null)
    {
        var restates = plans is { Waiting: null, IsInPreparation: false } && version is not null;
        var earlier = plans.IsInPreparation && plans.Current.File.Continues is { } continues ? plans.Earlier(continues) : null;
        return (plans.Waiting?.Plan ?? (restates ? plans.Current : null)) is not { } plan || (version ?? plan.Version) != plan.Version ? null
            : new ReadDraft(
                RuleDraftRow.OfFolder, RuleFiles.Of(plan.Source, RuleFiles.OfPlan)!, plan.Version, plan.Source,
                new PlanReading(plan, [], restates ? [] : plans.Warnings,
                    Tests: plan.Source.Tests.Sum(file => WrittenTests.Names(RuleFiles.TextOf(file)).Count)),
                PlanDifferences.Between(earlier ?? plans.Current, plan, CultureInfo.CurrentUICulture),
                LineDifferences.Between(plans.Source, plan.Source), [])
            {
                Plan = plan, Restates = restates, Begins = plans.IsInPreparation, Earlier = earlier,
            };
    }

    /// <summary>What two changes of one version touch alike: targets, figures, checks.</summary>
    public static IReadOnlyList<string> Shared(IReadOnlyList<Difference> mine, IReadOnlyList<Difference> theirs) =>
        [.. mine.Where(one => theirs.Any(other => (other.Thing, other.Id) == (one.Thing, one.Id))).Select(one => one.Name)];

    /// <summary>The tests beside the rules as they are now.</summary>
    public IReadOnlyList<PlanText> Tests()
    {
        try
        {
            return plans.Place is { } folder ? PlanSource.ReadFolder(folder).Tests : [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Publishing needs the folder, and says so.
            return [];
        }
    }

    private (string Text, IReadOnlyList<string> Conflicts) Merged(string module, string draft, string begunOn, string inForce)
    {
        // While a plan is prepared there is one text of each file, and whoever has not seen it is refused when he saves.
        if (plans.IsInPreparation || begunOn == plans.Current.Version)
        {
            return (draft, []);
        }

        if (Begun(begunOn) is not { } begun)
        {
            // What cannot be read any more cannot be told apart from what came since: its owner looks at both.
            return (draft, [RuleFiles.Of(plans.Current.Source, module)!.Name]);
        }

        if (RuleFiles.Of(begun.Source, module) is not { } known || RuleFiles.TextOf(known) == inForce)
        {
            return (draft, []);
        }

        if (LineMerge.Three(RuleFiles.TextOf(known), draft, inForce) is { } merged)
        {
            return (merged, []);
        }

        var own = PlanReader.Read(
            new PlanSource("", begun.Source.Files.Select(one => one == known ? new PlanText(one.Name, RuleFiles.BytesOf(draft, one)) : one)),
            plans.Earlier).Plan;
        var culture = CultureInfo.CurrentUICulture;
        var shared = own is null ? [] : Shared(PlanDifferences.Between(begun, own, culture), PlanDifferences.Between(begun, plans.Current, culture));
        return (draft, shared.Count > 0 ? shared : [known.Name]);
    }

    /// <summary>A draft with what was published since it was begun, as the draft has it where both touch the same.</summary>
    public string MineFirst(string module, string draft, string begunOn, string published) =>
        FileOf(module, begunOn) is { } known && FileOf(module, published) is { } theirs ? LineMerge.MineFirst(known, draft, theirs) : draft;

    private string? FileOf(string module, string version) =>
        Begun(version) is { } plan && RuleFiles.Of(plan.Source, module) is { } file ? RuleFiles.TextOf(file).ReplaceLineEndings("\n") : null;

    /// <summary>Null where this program cannot read that version any more.</summary>
    private Plan? Begun(string version)
    {
        try
        {
            return plans.Version(version);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
