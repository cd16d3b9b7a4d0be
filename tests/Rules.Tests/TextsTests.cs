namespace ActionPlan.Rules.Tests;

public sealed class TextsTests
{
    [Fact]
    public void The_plan_that_attacks_spoil_is_accepted_unspoilt() =>
        Assert.Empty(Texts.Read(Texts.Plan, Texts.Rules).Problems.Select(problem => problem.ToString(Texts.English)));
}
