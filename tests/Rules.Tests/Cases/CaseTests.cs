using ActionPlan.Kernel;
using ActionPlan.Rules.Judging;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Cases;

/// <summary>The verdicts of all cases on disk.</summary>
public sealed class CaseTests
{
    public static IEnumerable<TheoryDataRow<string, string>> Cases =>
        from name in CaseFile.Names
        from @case in CaseFile.Read(name).Cases
        select new TheoryDataRow<string, string>(name, @case.Name) { TestDisplayName = $"{name}: {@case.Name}" };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Verdicts_are_as_the_case_says(string fileName, string name)
    {
        var file = CaseFile.Read(fileName);
        var @case = file.Cases.Single(candidate => candidate.Name == name);
        var plan = CasePlan.Read(file, @case);
        var entries = CasePlan.Figures(file, @case).ToList();

        var differences = new List<string>();
        foreach (var (when, expected) in @case.Expect)
        {
            var (quarter, areaId) = when.Split(" @") is [var first, var second] ? (Period.Parse(first), second) : (Period.Parse(when), CasePlan.Root);
            var area = plan.Areas.Find(areaId) ?? throw new InvalidOperationException($"{areaId} is no area.");
            var read = plan.ReadWith(plan.Areas.RootOf(area)).Select(one => (one.Plan == plan ? null : one.Plan.Id, one.Area.Id)).ToHashSet();
            var judgement = plan.Judge(plan.Areas.RootOf(area), entries.Where(entry => read.Contains((entry.Plan, entry.Area))), quarter, below: true);
            differences.AddRange(judgement.Failures.Select(failure => $"{when}: {failure.Why.Text(Texts.Vietnamese)}"));
            var verdict = judgement.Verdicts.SingleOrDefault(candidate => candidate.Area.Id == areaId && candidate.Target.Key == "works.target");
            differences.AddRange(Expectation.Differences(expected, verdict).Select(difference => $"{when}: {difference}"));
            if (verdict is not null && Said(verdict) != Said(Again(plan, verdict)))
            {
                differences.Add($"{when}: {Said(verdict)}, but from its evidence {Said(Again(plan, verdict))}");
            }
        }

        foreach (var (quarter, expected) in @case.Findings)
        {
            var found = plan.Areas.Roots.SelectMany(root => plan.Judge(root, entries, Period.Parse(quarter), below: true).Findings)
                .Select(finding => $"{finding.Source}@{finding.Area}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
            if (!found.SequenceEqual(expected.Order(StringComparer.Ordinal), StringComparer.Ordinal))
            {
                differences.Add($"{quarter}: expected findings [{string.Join("; ", expected)}], got [{string.Join("; ", found)}]");
            }
        }

        Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
    }

    private static Verdict Again(Plan plan, Verdict verdict)
    {
        var evidence = verdict.Evidence.SelectMany(reading => reading.From).Distinct();
        return plan.Judge(plan.Areas.RootOf(verdict.Area), evidence, verdict.Period, below: true).Verdicts
            .Single(again => again.Area.Id == verdict.Area.Id && again.Target.Key == verdict.Target.Key);
    }

    private static string Said(Verdict verdict) => FormattableString.Invariant(
        $"{verdict.Status} {verdict.Final}: {verdict.Value}, {verdict.Threshold}–{verdict.ThresholdTo}, path {verdict.Path}, worst {verdict.Worst}");

    [Theory]
    [InlineData("between.json")]
    [InlineData("course.json")]
    [InlineData("milestones.json")]
    [InlineData("term-level.json")]
    [InlineData("tolerance.json")]
    [InlineData("when.json")]
    public void The_course_that_is_drawn_is_the_one_that_was_judged_by(string fileName)
    {
        var file = CaseFile.Read(fileName);
        foreach (var @case in file.Cases.Where(one => one.WorstOf is null))
        {
            var plan = CasePlan.Read(file, @case);
            var target = plan.Targets.Single(one => one.Definition.Id == "target");
            var judged = plan.Quarters().Select(quarter => plan.Judge(plan.Areas.Roots[0], CasePlan.Figures(file, @case), quarter, below: false))
                .SelectMany(judgement => judgement.Verdicts)
                .Where(verdict => verdict.Target == target && verdict.Path is not null && target.IsJudgedIn(verdict.Period)).ToList();
            var first = judged.Where(verdict => verdict.Value is not null).Select(verdict => ((Period, decimal)?)(verdict.Period, verdict.Value!.Value))
                .FirstOrDefault();
            var drawn = plan.PlannedCourseOf(target, first).ToDictionary(point => point.Quarter);
            // Before a first value is known its course cannot be.
            foreach (var verdict in judged.Where(verdict => verdict.Period >= (first?.Item1 ?? plan.From)))
            {
                var point = drawn[verdict.Period];
                Assert.Equal((@case.Name, verdict.Period, verdict.Threshold, verdict.ThresholdTo, verdict.Path),
                    (@case.Name, point.Quarter, point.Threshold, point.ThresholdTo, point.Path));
            }
        }
    }

    [Fact]
    public void Every_case_expects_something_and_names_are_unique_in_a_file()
    {
        Assert.All(CaseFile.Names, name =>
        {
            var cases = CaseFile.Read(name).Cases;
            Assert.Equal(cases.Count, cases.DistinctBy(@case => @case.Name).Count());
            Assert.All(cases, @case => Assert.True(@case.Expect.Count + @case.Findings.Count > 0, @case.Name));
        });
    }
}
