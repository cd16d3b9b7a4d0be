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
        var entries = CasePlan.Figures(@case).ToList();

        var differences = new List<string>();
        foreach (var (when, expected) in @case.Expect)
        {
            var (quarter, areaId) = when.Split(" @") is [var first, var second] ? (Period.Parse(first), second) : (Period.Parse(when), CasePlan.Root);
            var area = plan.Areas.Find(areaId) ?? throw new InvalidOperationException($"{areaId} is no area.");
            var read = plan.Areas.ReadWith(plan.Areas.RootOf(area)).Select(one => one.Id).ToHashSet(StringComparer.Ordinal);
            var judgement = plan.Judge(plan.Areas.RootOf(area), entries.Where(entry => read.Contains(entry.Area)), quarter, below: true);
            differences.AddRange(judgement.Failures.Select(failure => $"{when}: {failure.Message}"));
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
        return plan.Judge(plan.Areas.RootOf(verdict.Area), evidence, verdict.Period, below: true).Verdicts.Single(again => again.Area.Id == verdict.Area.Id && again.Target.Key == verdict.Target.Key);
    }

    private static string Said(Verdict verdict) => FormattableString.Invariant(
        $"{verdict.Status} {verdict.Final}: {verdict.Value}, {verdict.Threshold}–{verdict.ThresholdTo}, path {verdict.Path}, worst {verdict.Worst}");

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
