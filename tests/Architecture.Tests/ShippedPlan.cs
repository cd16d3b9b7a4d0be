using System.Globalization;
using ActionPlan.Host.Words;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Architecture.Tests;

/// <summary>Rule files and modules know each other by names only: here the names are compared.</summary>
public sealed class ShippedPlan
{
    private const string Wards = "phuong-12-2020-2025";

    private static readonly Dictionary<string, Plan> Plans = Directory.EnumerateDirectories(Path.Combine(Sources.Root, "rules"))
        .Where(PlanSource.IsPlan).ToDictionary(folder => Path.GetFileName(folder), Read, StringComparer.Ordinal);

    public static MatrixTheoryData<string, string> ModulesOfPlans => new(Plans.Keys, Sources.ModuleFolders);

    [Theory]
    [MemberData(nameof(ModulesOfPlans))]
    public void The_figures_that_a_rule_file_calls_counted_are_among_those_its_module_counts(string plan, string folder)
    {
        var id = Sources.ModuleId(folder);
        var declared = Plans[plan].Figures.Where(figure => figure.Module == id && figure.Definition.Counted).Select(figure => figure.Id)
            .Order(StringComparer.Ordinal);
        var counted = InstalledModules.All.Single(module => module.Name == id).Counted.Select(counted => counted.Figure).Order(StringComparer.Ordinal);

        // The ward's own plan uses all that can be counted.
        Assert.Equal(plan == Wards ? counted : counted.Intersect(declared, StringComparer.Ordinal), declared);
    }

    private static Plan Read(string folder)
    {
        var reading = PlanReader.Read(PlanSource.ReadFolder(folder));
        return reading.Plan
            ?? throw new InvalidOperationException(string.Join('\n', reading.Problems.Select(problem => problem.ToString(CultureInfo.GetCultureInfo("en")))));
    }
}
