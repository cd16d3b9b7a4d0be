using System.Collections.Concurrent;
using ActionPlan.Host.Audit;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;

namespace ActionPlan.Host.Waiting;

/// <summary>How many things wait for each person. Kept until something happens: each change of state has its entry in the trail, and each day its own.</summary>
internal sealed class WaitingCount(AppDbFactory databases)
{
    private readonly ConcurrentDictionary<(string User, string Plan), (Stamp At, int Count)> known = new();

    public async Task<int> For(Actor actor, PlanInForce plans, MyWork work, TimeProvider clock)
    {
        if (actor.UserId is not { } user || plans.InForce is not { } plan)
        {
            return 0;
        }

        await using var db = databases.CreateDbContext();
        var stamp = new Stamp(
            await db.Audit.MaxAsync(row => (long?)row.Seq) ?? 0, plan.Today(clock), plans.Problems.Count, plans.Warnings.Count, plans.Waiting?.Plan.Version);
        if (known.TryGetValue((user, plan.Id), out var last) && last.At == stamp)
        {
            return last.Count;
        }

        var count = (await work.Read()).Count;
        known[(user, plan.Id)] = (stamp, count);
        return count;
    }

    private sealed record Stamp(long Entry, DateOnly Day, int Problems, int Warnings, string? Waits);
}
