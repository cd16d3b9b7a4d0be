using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Persistence;
using ActionPlan.Rules.Plans;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Alerts;

/// <summary>Decides what a run does to alerts and whom it tells, before the short transaction that completes it.</summary>
internal sealed class RunCompletion(DigestLetters digests, TimeProvider clock)
{
    public async Task<PreparedCompletion> Prepare(AppDb db, Plan plan, RunRow run, CancellationToken ct)
    {
        var inForce = await RunsInForce.Read(db, plan.Id, ct);
        if (inForce.Any(other => other.Quarter > run.Period))
        {
            // Judging an old quarter again says what was, not what is.
            return PreparedCompletion.Nothing;
        }

        var now = clock.GetUtcNow();
        var open = await db.Alerts.AsNoTracking().Where(alert => alert.PlanId == plan.Id && alert.State != AlertState.Resolved).ToListAsync(ct);
        var standings = await Standings.Read(db, plan, run, open.Select(Case.Of).ToHashSet(), ct);
        var moves = AlertMoves.Decide(plan, run, open, standings, now);
        if (run.Trigger == RunTrigger.CatchUp)
        {
            // A newer quarter is judged right after this one: the units are told once, of where they stand then.
            return new PreparedCompletion(moves, [], []);
        }

        var before = inForce.Where(other => other.Quarter < run.Period).Append(new RunInForce(run.Id, run.Period)).ToList();
        var (messages, notices) = await digests.Write(db, plan, run, moves, before, ct);
        return new PreparedCompletion(moves, messages, notices);
    }
}
