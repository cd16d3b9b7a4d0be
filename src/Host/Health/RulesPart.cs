using System.Data.Common;

namespace ActionPlan.Host.Health;

/// <summary>
/// Whether the plans can be read, and whether the folder is what judges: those in force, or, where none is loaded, those of the folder beside what the
/// database says was published.
/// </summary>
internal sealed class RulesPart(AllPlans plans, AppDbFactory databases, IConfiguration configuration, IHostEnvironment host, Deployment deployment)
    : IHealthPart
{
    public async Task<IReadOnlyList<HealthLine>> Look(bool thoroughly, CancellationToken cancellation) =>
        plans.All.Any() ? [.. plans.Open.Select(InForce), .. plans.Broken.Select(Broken)] : await InFolder(cancellation);

    private static HealthLine InForce(PlanInForce plan) => plan.Waiting is { IsBehind: true }
        ? Behind(plan.Current.Name, plan.Current.Version)
        : Line(plan.Current.Name, plan.Current, plan.Problems.Count, plan.Warnings.Count + (plan.Waiting is null ? 0 : 1));

    private static HealthLine Broken(BrokenPlan plan) =>
        new("Rules", HealthState.Bad, HealthServices.Number(plan.Problems.Count)) { Case = "Broken", Of = plan.Folder };

    private static HealthLine Behind(string name, string inForce) => new("Rules", HealthState.Warning, inForce[..12]) { Case = "Behind", Of = name };

    private async Task<IReadOnlyList<HealthLine>> InFolder(CancellationToken cancellation)
    {
        List<(string Folder, PlanSource Source)> sources;
        try
        {
            sources = [.. PlanFolder.All(configuration, host.ContentRootPath, deployment).Select(one => (one.Folder, PlanSource.ReadFolder(one.Folder)))];
        }
        catch (StartRefusedException)
        {
            return [new HealthLine("Rules", HealthState.Bad, Path.GetFullPath(configuration["Rules:Folder"] ?? "rules", host.ContentRootPath)) { Case = "None" }];
        }

        var together = new PlansTogether(sources.Select(one => one.Source));
        var (lines, isThere) = (new List<HealthLine>(), await IsThere(cancellation));
        foreach (var (folder, source) in sources)
        {
            var reading = together.Read(source);
            lines.Add(reading.Plan is not { } plan ? Broken(new BrokenPlan(folder, reading.Problems))
                : isThere && await Published(plan.Id, cancellation) is { } newest && newest != plan.Version ? Behind(plan.Name, newest)
                : Line(plan.Name, plan, reading.Problems.Count, reading.Warnings.Count));
        }

        return lines;
    }

    // Asking a file that is not there would make it.
    private async Task<bool> IsThere(CancellationToken cancellation) => (databases.Choice.FilePath is not { } file || File.Exists(file))
        && await DatabaseHealth.Trouble(databases, cancellation) is null;

    private async Task<string?> Published(string plan, CancellationToken cancellation)
    {
        try
        {
            await using var db = databases.CreateOf(plan);
            return (await Publications.Read(db, cancellation)).Newest?.Sha256;
        }
        catch (DbException)
        {
            // Of another form, of which its own line tells.
            return null;
        }
    }

    private static HealthLine Line(string name, Plan plan, int problems, int warnings) => new(
        "Rules", problems > 0 ? HealthState.Bad : warnings > 0 ? HealthState.Warning : HealthState.Good,
        HealthServices.Number(problems), HealthServices.Number(warnings), plan.Version[..12])
    { Of = name };
}
