using ActionPlan.Host.Audit;
using ActionPlan.Host.Evaluation;

namespace ActionPlan.Host.Alerts;

/// <summary>Decides what a run does to alerts and whom it tells, before the short transaction that completes it.</summary>
internal sealed class RunCompletion(DigestLetters digests, PlanInForce plans, TimeProvider clock) : IRunCompletion
{
    private const int QuartersOfYear = 4;

    async Task<Func<AppDb, CancellationToken, Task>> IRunCompletion.Prepare(AppDb db, Plan plan, RunRow run, CancellationToken cancellation) =>
        (await Prepare(db, plan, run, cancellation)).Write;

    public async Task<PreparedCompletion> Prepare(AppDb db, Plan plan, RunRow run, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // A run of a quarter that is not over says nothing of where things stand.
        var others = (await RunsInForce.Read(db, plan.Id, ct)).Where(other => other.Quarter != run.Period && plan.HasClosed(other.Quarter, now)).ToList();
        var later = others.Where(other => other.Quarter > run.Period).ToList();
        if (later.Count > 0 && run.Trigger is not (RunTrigger.Schedule or RunTrigger.CatchUp) && !await MaySpeak(db, run, later, ct))
        {
            // Judging an old quarter again says what was, not what is.
            return PreparedCompletion.Nothing;
        }

        if (await new TermEnd(db).HasClosed(plan, now, ct))
        {
            // What is corrected afterwards is judged and reported; nobody is asked to remedy it.
            return PreparedCompletion.Nothing;
        }

        // Who answers is said by the version that judged the newest quarter.
        var newest = later.Count == 0 ? plan : await JudgedBy(db, later[^1].Id, ct);
        var seen = await db.Audit.IgnoreQueryFilters().MaxAsync(entry => (long?)entry.Seq, ct) ?? 0;
        var moves = await Move(db, plan, newest, run, later, now, ct);
        var changed = new ChangedAlerts(moves.Changed, db.Model, seen);
        if (run.Trigger == RunTrigger.CatchUp)
        {
            // A newer quarter is judged right after this one: the units are told once, of where they stand then.
            return new PreparedCompletion(moves, changed, [], [], await SealedAhead.Of(db, moves, [], ct));
        }

        using var telling = Telemetry.Traces.StartActivity("tell");
        var (messages, notices) = await digests.Write(db, newest, run, moves, ct);
        return new PreparedCompletion(moves, changed, messages, notices, await SealedAhead.Of(db, moves, messages, ct));
    }

    private async Task<Plan> JudgedBy(AppDb db, long id, CancellationToken ct) =>
        plans.Named(await db.Runs.AsNoTracking().Where(run => run.Id == id).Select(run => run.PlanVersion).SingleAsync(ct));

    // What came later, an old quarter does not know: it ends nothing.
    private static IEnumerable<Case> Unjudged(List<AlertRow> open, Dictionary<Case, Standing> standings) =>
        open.Select(Case.Of).Where(one => !standings.ContainsKey(one));

    // Every target speaks once a year: within it an old quarter may be the newest word, once its figures are in. What other rules say of it is what
    // would have been.
    private async Task<bool> MaySpeak(AppDb db, RunRow run, List<RunInForce> later, CancellationToken ct) => run.Trigger is not RunTrigger.Restatement
        && later[^1].Quarter < run.Period.AddQuarters(QuartersOfYear)
        && await db.Runs.AsNoTracking().SingleOrDefaultAsync(other => other.Id == run.PreviousRunId, ct) is { } previous
        && plans.JudgeAlike(previous.PlanVersion, run.PlanVersion);

    private static async Task<AlertMoves> Move(
        AppDb db, Plan plan, Plan newest, RunRow run, List<RunInForce> later, DateTimeOffset now, CancellationToken ct)
    {
        using var span = Telemetry.Traces.StartActivity("alerts");
        var open = await db.Alerts.AsNoTracking().Where(alert => alert.PlanId == plan.Id && alert.State != AlertState.Resolved).ToListAsync(ct);
        var standings = await Standings.Read(db, plan, run, open.Select(Case.Of).ToHashSet(), ct);
        var settled = await SettledCases.Read(db, plan, later, standings.Keys.Concat(open.Select(Case.Of)).ToHashSet(), ct);
        return AlertMoves.Decide(newest, run, open, standings, later.Count == 0 ? settled : [.. settled, .. Unjudged(open, standings)], now);
    }
}
