using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Alerts;

/// <summary>Decides what a run does to alerts and whom it tells, before the short transaction that completes it.</summary>
internal sealed class RunCompletion(DigestLetters digests, PlanInForce plans, TimeProvider clock) : IRunCompletion
{
    async Task<Func<AppDb, CancellationToken, Task>> IRunCompletion.Prepare(AppDb db, Plan plan, RunRow run, CancellationToken cancellation) =>
        (await Prepare(db, plan, run, cancellation)).Write;

    public async Task<PreparedCompletion> Prepare(AppDb db, Plan plan, RunRow run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // A run of a quarter that is not over says nothing of where things stand.
        var others = (await RunsInForce.Read(db, plan.Id, ct)).Where(other => other.Quarter != run.Period && plan.HasClosed(other.Quarter, now)).ToList();
        var later = others.Where(other => other.Quarter > run.Period).ToList();
        if (later.Count > 0 && run.Trigger is not (RunTrigger.Schedule or RunTrigger.CatchUp))
        {
            // Judging an old quarter again says what was, not what is.
            return PreparedCompletion.Nothing;
        }

        if (await new TermEnd(db).HasClosed(plan, now, ct))
        {
            // What is corrected afterwards is judged and reported; nobody is asked to remedy it.
            return PreparedCompletion.Nothing;
        }

        var moves = await Move(db, plan, run, later, now, ct);
        if (run.Trigger == RunTrigger.CatchUp)
        {
            // A newer quarter is judged right after this one: the units are told once, of where they stand then.
            return new PreparedCompletion(moves, [], []);
        }

        using var telling = Telemetry.Traces.StartActivity("tell");
        var (messages, notices) = await digests.Write(db, later.Count == 0 ? plan : plans.For(later[^1].Quarter), run, moves, ct);
        return new PreparedCompletion(moves, messages, notices);
    }

    private static async Task<AlertMoves> Move(AppDb db, Plan plan, RunRow run, IReadOnlyList<RunInForce> later, DateTimeOffset now, CancellationToken ct)
    {
        using var span = Telemetry.Traces.StartActivity("alerts");
        var open = await db.Alerts.AsNoTracking().Where(alert => alert.PlanId == plan.Id && alert.State != AlertState.Resolved).ToListAsync(ct);
        var standings = await Standings.Read(db, plan, run, open.Select(Case.Of).ToHashSet(), ct);
        var settled = await SettledCases.Read(db, plan, later, standings.Keys.Concat(open.Select(Case.Of)).ToHashSet(), ct);
        return AlertMoves.Decide(plan, run, open, standings, settled, now);
    }
}
