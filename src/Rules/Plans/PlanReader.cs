using ActionPlan.Rules.Files;
using ActionPlan.Rules.Reading;

namespace ActionPlan.Rules.Plans;

/// <summary>Reads, checks and compiles a plan.</summary>
public static class PlanReader
{
    private const int MostFiles = 50;
    private const int MostRules = 3_000;

    /// <summary>Reads a plan's files alone and finds all that is wrong with them at once.</summary>
    public static PlanReading Read(PlanSource source) => Guarded(source, before: null);

    /// <summary>Reads a plan's files, together with the plan that it continues.</summary>
    /// <param name="source">The files.</param>
    /// <param name="earlier">Gives a plan by its id; null where there is none, or none that can be read.</param>
    public static PlanReading Read(PlanSource source, Func<string, Plan?> earlier) => Read(source, earlier, "continuesUnread");

    /// <summary>The same, with what to say where no such plan is given.</summary>
    /// <param name="source">The files.</param>
    /// <param name="earlier">Gives a plan by its id.</param>
    /// <param name="unread">The text's key for where it gives none.</param>
    internal static PlanReading Read(PlanSource source, Func<string, Plan?> earlier, string unread) =>
        Guarded(source, (plan, rules, later) => Earlier(plan, rules, later, earlier, unread));

    private static PlanReading Guarded(PlanSource source, Func<Bound<PlanFile>, IReadOnlyList<Bound<RuleFile>>, CheckedPlan, Plan?>? before)
    {
        var problems = new ProblemList();
        try
        {
            return Read(source, problems, before);
        }
        catch (TooManyProblemsException)
        {
            return PlanReading.Refused(problems);
        }
    }

    /// <summary>
    /// Reads a version that passed the checks of the program that stored it. Checks that came later do not refuse it: it judged, and judges
    /// again, as it stands. Only what cannot be understood at all is a problem.
    /// </summary>
    public static PlanReading ReadStored(PlanSource source)
    {
        var problems = new ProblemList(isStored: true);
        var reading = Read(source, problems, before: null);
        return reading.Plan is { } plan && !IsWhole(plan) ? PlanReading.Refused(problems) : reading;
    }

    /// <summary>
    /// Reads a plan that somebody still writes on, for its names alone: what is not right yet is left out of it, so that nobody may be judged by it.
    /// </summary>
    /// <returns>Null where something is wrong with the plan's own file.</returns>
    public static Plan? ReadUnfinished(PlanSource source)
    {
        try
        {
            return Read(source, new ProblemList(), before: null, isUnfinished: true).Plan;
        }
        catch (Exception error) when (error is TooManyProblemsException or ArgumentException)
        {
            // Two things of one id cannot be told apart.
            return null;
        }
    }

    // A version in which a target or a figure is left out would judge otherwise than it did.
    private static bool IsWhole(Plan plan) =>
        plan.Modules.Count == plan.Source.Files.Count(file => !IsSchema(file.Name)) - 1
        && plan.Modules.All(module => module.Targets.Count == module.File.Targets.Count && module.Figures.Count == module.File.Figures.Count
            && module.Checks.Count == module.File.Checks.Count(check => check.Enabled is not false));

    private static bool IsSchema(string name) => name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase);

    private static PlanReading Read(
        PlanSource source, ProblemList problems, Func<Bound<PlanFile>, IReadOnlyList<Bound<RuleFile>>, CheckedPlan, Plan?>? before, bool isUnfinished = false)
    {
        var files = source.Files
            .Where(file => !IsSchema(file.Name))
            .Select(file => (file.Name, File: new SourceFile(Path.Combine(source.Folder, file.Name), file.Bytes)))
            .ToList();
        var planFile = files.Find(file => PlanSource.IsPlanFile(file.Name)).File;
        if (planFile is null || files.Count > MostFiles)
        {
            problems.Add(new SourceFile(Path.Combine(source.Folder, PlanSource.PlanFileName), default), 0,
                planFile is null ? "planFileMissing" : "tooManyFiles", MostFiles);
            return PlanReading.Refused(problems);
        }

        var parsed = files.Select(file => (file.File, Root: JsonTree.Parse(file.File, problems))).Where(file => file.Root is not null)
            .ToDictionary(file => file.File, file => file.Root!);
        IReadOnlyList<ParsedFile> readable =
            [.. files.Where(file => file.File != planFile && parsed.ContainsKey(file.File)).Select(file => new ParsedFile(file.File, parsed[file.File]))];
        var rules = (problems.IsStored ? readable : Copies.LeftOut(readable, problems))
            .Select(file => Bound<RuleFile>.Of(file.File, file.Root, problems))
            .ToList();
        var plan = parsed.TryGetValue(planFile, out var root) ? Bound<PlanFile>.Of(planFile, root, problems) : null;
        if (plan is null || (parsed.Count < files.Count && !isUnfinished))
        {
            // What the unreadable files declare is not known: whatever else were said could only follow from that.
            return PlanReading.Refused(problems, notChecked: parsed.Count);
        }

        if (rules.Sum(file => file.Value.Targets.Count + file.Value.Checks.Count) > MostRules)
        {
            problems.Add(planFile, 0, "tooManyRules", MostRules);
            return PlanReading.Refused(problems);
        }

        // A module whose file cannot be read is not missing.
        if (parsed.Count == files.Count && !MissingModules.Check(plan, rules) && !problems.IsStored)
        {
            return PlanReading.Refused(problems, notChecked: files.Count);
        }

        var checkedPlan = new PlanChecker(plan, rules).Check();
        var modules = new ModuleCompiler(checkedPlan, rules).Compile();
        ProgrammeChecker.Check(plan, rules);
        CountsChecker.Check(rules);
        var earlier = before?.Invoke(plan, rules, checkedPlan);
        // What modules have wrong is left out of them; without the plan's own file nothing has a name.
        if (isUnfinished ? problems.Errors.Any(problem => problem.File == planFile.Name) : problems.Count > 0 && !problems.IsStored)
        {
            return PlanReading.Refused(problems);
        }

        var read = new Plan(source, plan.Value, checkedPlan.Areas, checkedPlan.From, checkedPlan.To, modules.Modules, modules.Conditions(), earlier);
        if (problems.IsStored || isUnfinished)
        {
            return new PlanReading(read, [], problems.Warnings);
        }

        new PlanWarnings(read, rules).Find();
        var tests = new RuleTestReader(read, problems).Run(source.Folder, source.Tests);
        return problems.Count > 0 ? PlanReading.Refused(problems) : new PlanReading(read, [], problems.Warnings, Tests: tests);
    }

    private static Plan? Earlier(Bound<PlanFile> plan, IReadOnlyList<Bound<RuleFile>> rules, CheckedPlan later, Func<string, Plan?> find, string unread)
    {
        if (plan.Value.Continues is not { } id || !Names.Id().IsMatch(id) || id == plan.Value.Id)
        {
            return null;
        }

        if (find(id) is not { } earlier)
        {
            plan.Complain(plan.Value, "continues", unread, id);
            return null;
        }

        new ContinuesChecker(plan, rules, later, earlier).Check();
        return earlier;
    }
}
