using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Shipped;

/// <summary>Whatever plan lies in the repository's folder of rules can be used as it stands.</summary>
public sealed class EveryPlanTests
{
    public static TheoryData<string> Folders =>
        [.. Directory.EnumerateDirectories(ShippedPlan.RulesFolder).Where(PlanSource.IsPlan).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Fact]
    public void There_is_the_wards_plan_and_the_worked_example_of_its_successor() =>
        Assert.Equal(["phuong-12-2020-2025", "phuong-moi-2026-2030"], Folders.Select(row => row.Data));

    [Theory]
    [MemberData(nameof(Folders))]
    public void It_is_named_as_its_folder_and_has_neither_problems_nor_warnings(string folder)
    {
        var reading = PlanReader.Read(ShippedPlan.Source(folder));

        Assert.Empty(reading.Problems.Concat(reading.Warnings).Select(problem => problem.ToString(Texts.Vietnamese)));
        Assert.Equal(folder, reading.Plan!.Id);
    }
}
