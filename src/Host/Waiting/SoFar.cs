using ActionPlan.Host.Audit;

namespace ActionPlan.Host.Waiting;

/// <summary>
/// All that has happened until now, for whoever keeps what was worked out of it: each change of state has its entry in the trail, and each day its own.
/// </summary>
internal sealed record SoFar(long Entry, DateOnly Day, string Version, int Problems, int Warnings, string? Waits);

/// <summary>Reads it once for a request, before anything else is read: what happens meanwhile makes it another for the next one.</summary>
internal sealed class Happened(AppDbFactory databases, PlanInForce plans, TimeProvider clock)
{
    private Task<SoFar>? read;

    public Task<SoFar> SoFar() => read ??= Read();

    private async Task<SoFar> Read()
    {
        await using var db = databases.CreateDbContext();
        return new SoFar(
            await db.Audit.MaxAsync(row => (long?)row.Seq) ?? 0, plans.Current.Today(clock), plans.Current.Version, plans.Problems.Count, plans.Warnings.Count,
            plans.Waiting?.Plan.Version);
    }
}
