namespace ActionPlan.Architecture.Tests;

public sealed class Layers
{
    public static TheoryData<string> Modules => Sources.Modules;

    [Fact]
    public void Kernel_uses_the_base_library_and_nothing_else() =>
        Assert.DoesNotContain(Sources.Uses(Sources.Kernel), used => !used.StartsWith("System.", StringComparison.Ordinal));

    [Fact]
    public void Rules_uses_of_ours_only_Kernel() =>
        Assert.Equal(["ActionPlan.Kernel"], Sources.Uses(Sources.Rules).Where(Sources.IsOurs));

    [Fact]
    public void Rules_knows_no_database_and_no_web() =>
        Assert.DoesNotContain(Sources.Uses(Sources.Rules), used =>
            used.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
            || used.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || used.StartsWith("Microsoft.Data", StringComparison.Ordinal)
            || used.StartsWith("Microsoft.Extensions", StringComparison.Ordinal));

    [Fact]
    public void ModuleKit_uses_of_ours_only_Kernel() =>
        Assert.Equal(["ActionPlan.Kernel"], Sources.Uses(Sources.ModuleKit).Where(Sources.IsOurs));

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_uses_of_ours_only_ModuleKit_and_Kernel(string module) =>
        Assert.Empty(Sources.Uses(Sources.Module(module)).Where(Sources.IsOurs).Except(["ActionPlan.ModuleKit", "ActionPlan.Kernel"]));

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_does_not_know_how_commands_travel(string module) =>
        Assert.DoesNotContain(Sources.Uses(Sources.Module(module)), used => used.StartsWith("Mediator", StringComparison.Ordinal));
}
