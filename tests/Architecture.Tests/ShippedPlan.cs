using System.Globalization;
using ActionPlan.Host.Words;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Architecture.Tests;

/// <summary>Rule files and modules know each other by names only: here the names are compared.</summary>
public sealed class ShippedPlan
{
    private static readonly Plan Plan = Read();

    public static TheoryData<string> Modules => Sources.Modules;

    [Theory]
    [MemberData(nameof(Modules))]
    public void The_figures_that_a_rule_file_calls_counted_are_those_its_module_counts(string folder)
    {
        var id = Sources.ModuleId(folder);
        var declared = Plan.Figures.Where(figure => figure.Module == id && figure.Definition.Counted).Select(figure => figure.Id);
        var counted = InstalledModules.All.Single(module => module.Name == id).Counted.Select(counted => counted.Figure);

        Assert.Equal(counted.Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
    }

    private static Plan Read()
    {
        var reading = PlanReader.Read(PlanSource.ReadFolder(Path.Combine(Sources.Root, "rules", "phuong-12-2020-2025")));
        return reading.Plan ?? throw new InvalidOperationException(string.Join('\n', reading.Problems.Select(problem => problem.ToString(CultureInfo.GetCultureInfo("en")))));
    }
}
