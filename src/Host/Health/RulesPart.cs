using ActionPlan.Host.Plans;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Health;

/// <summary>Whether the plans can be read: those in force, or, where none is loaded, those of the folder.</summary>
internal sealed class RulesPart(AllPlans plans, IConfiguration configuration, IHostEnvironment host) : IHealthPart
{
    public Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<HealthLine>>(plans.All.Any() ? [.. plans.Open.Select(InForce), .. plans.Broken.Select(Broken)] : InFolder());

    private static HealthLine InForce(PlanInForce plan) =>
        Line(plan.Current.Name, plan.Current, plan.Problems.Count, plan.Warnings.Count + (plan.Waiting is null ? 0 : 1));

    private static HealthLine Broken(BrokenPlan plan) =>
        new("Rules", HealthState.Bad, HealthServices.Number(plan.Problems.Count)) { Case = "Broken", Of = plan.Folder };

    private List<HealthLine> InFolder()
    {
        List<(string Folder, PlanSource Source)> sources;
        try
        {
            sources = [.. PlanFolder.All(configuration, host.ContentRootPath).Select(one => (one.Folder, PlanSource.ReadFolder(one.Folder)))];
        }
        catch (StartRefusedException)
        {
            return [new HealthLine("Rules", HealthState.Bad, Path.GetFullPath(configuration["Rules:Folder"] ?? "rules", host.ContentRootPath)) { Case = "None" }];
        }

        var together = new PlansTogether(sources.Select(one => one.Source));
        return sources.ConvertAll(one =>
        {
            var reading = together.Read(one.Source);
            return reading.Plan is { } plan
                ? Line(plan.Name, plan, reading.Problems.Count, reading.Warnings.Count) : Broken(new BrokenPlan(one.Folder, reading.Problems));
        });
    }

    private static HealthLine Line(string name, Plan plan, int problems, int warnings) => new(
        "Rules", problems > 0 ? HealthState.Bad : warnings > 0 ? HealthState.Warning : HealthState.Good,
        HealthServices.Number(problems), HealthServices.Number(warnings), plan.Version[..12])
    { Of = name };
}
