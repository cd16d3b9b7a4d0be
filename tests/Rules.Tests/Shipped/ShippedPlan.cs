using ActionPlan.Rules.Plans;

namespace ActionPlan.Rules.Tests.Shipped;

/// <summary>The ward's plan as it stands in the repository.</summary>
internal static class ShippedPlan
{
    private static readonly Lazy<Plan> Read = new(() =>
    {
        var reading = PlanReader.Read(Source());
        Assert.Empty(reading.Problems.Select(problem => problem.ToString(Texts.English)));
        return reading.Plan!;
    });

    public static Plan Plan => Read.Value;

    public static string RulesFolder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ActionPlan.Modular.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests run outside their repository."), "rules");
        }
    }

    public static PlanSource Source() => new("", PlanSource.ReadFolder(Path.Combine(RulesFolder, "phuong-12-2020-2025")).Files);
}
