using ActionPlan.Host.Plans;
using ActionPlan.Host.Tests.Alerts;
using ActionPlan.Host.Tests.Cli;

namespace ActionPlan.Host.Tests.Samples;

/// <summary>The sample's copy of the rules.</summary>
public sealed class SampleRulesTests
{
    [Fact]
    public void A_copy_over_which_the_program_died_leaves_nothing_in_the_next()
    {
        using var folder = new TemporaryFolder();
        folder.Write("rules/p/plan.json", WardPlan.Json);
        folder.Write("rules/p/security.json", WardPlan.Rules);
        folder.Write("data/sample-rules.making/p/gone.json", "{}");

        var own = SampleRules.In(Path.Combine(folder.Path, "data"), () => Path.Combine(folder.Path, "rules"));

        Assert.Equal(["plan.json", "security.json"], Directory.GetFiles(Path.Combine(own, "p")).Select(Path.GetFileName).Order());
    }
}
