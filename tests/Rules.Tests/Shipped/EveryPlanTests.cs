namespace ActionPlan.Rules.Tests.Shipped;

/// <summary>Whatever plan lies in the repository's folder of rules can be used as it stands.</summary>
public sealed class EveryPlanTests
{
    public static TheoryData<string> Folders => [.. ShippedPlans.Folders];

    [Theory]
    [MemberData(nameof(Folders))]
    public void It_is_named_as_its_folder_and_has_neither_problems_nor_warnings(string folder)
    {
        var reading = ShippedPlans.Of(folder);

        Assert.Empty(reading.Problems.Concat(reading.Warnings).Select(problem => problem.ToString(Texts.Vietnamese)));
        Assert.Equal(folder, reading.Plan!.Id);
    }

    [Fact]
    public void The_worked_example_says_that_it_is_one_and_continues_the_wards_plan()
    {
        Assert.Equal(["phuong-12-2020-2025", "phuong-moi-2026-2030"], ShippedPlans.Folders);
        Assert.Equal([false, true], ShippedPlans.Folders.Select(folder => ShippedPlans.Of(folder).Plan!.File.Example));
        Assert.Equal("phuong-12-2020-2025", ShippedPlans.Example.Earlier?.Plan.Id);
        Assert.All(
            [ShippedPlans.Example.Name, ShippedPlans.Example.File.Number, ShippedPlans.Example.File.IssuedBy, ShippedPlans.Example.Areas.Roots[0].Name],
            named => Assert.Contains("minh hoạ", named, StringComparison.Ordinal));
        Assert.True(ShippedPlans.Of("phuong-moi-2026-2030").Tests > 20);
    }
}
