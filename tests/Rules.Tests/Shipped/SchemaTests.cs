using ActionPlan.Rules.Files;

namespace ActionPlan.Rules.Tests.Shipped;

public sealed class SchemaTests
{
    [Fact]
    public void The_rule_file_schema_in_the_repository_is_the_one_the_types_give() =>
        Assert.Equal(Schemas.Module(), File.ReadAllText(Path.Combine(ShippedPlan.RulesFolder, "module.schema.json")));

    [Fact]
    public void The_schema_of_tests_in_the_repository_is_the_one_the_types_give() =>
        Assert.Equal(Schemas.Tests(), File.ReadAllText(Path.Combine(ShippedPlan.RulesFolder, "tests.schema.json")));

    [Fact]
    public void The_plan_file_schema_in_the_repository_is_the_one_the_types_give() =>
        Assert.Equal(Schemas.Plan(), File.ReadAllText(Path.Combine(ShippedPlan.RulesFolder, "plan.schema.json")));
}
