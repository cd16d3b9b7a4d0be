using ActionPlan.Host.Commands;
using ActionPlan.Host.Due;
using ActionPlan.Host.Evaluation;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Scheduling;

/// <summary>
/// Evaluates every closed quarter in use that has not had the run of its due day, and again those that do not know a figure approved since, oldest first.
/// </summary>
internal sealed partial class EvaluationSweep(
    IDbContextFactory<AppDb> databases, CommandSender commands, PlanInForce plans, TimeProvider clock, ILogger<EvaluationSweep> log)
{
    private static readonly Actor Schedule = Actor.System("Lịch tự động");

    public async Task Run(CancellationToken cancellation)
    {
        var plan = plans.Current;
        var now = clock.GetUtcNow();
        var due = plan.QuartersDue(plans.InUseSince, now).ToList();
        foreach (var (quarter, trigger) in Triggers(await Missing(due, now, cancellation)))
        {
            await Evaluate(quarter, trigger, cancellation);
        }

        await CountAgain(cancellation);
        await JudgeAgain(cancellation);
        await JudgeOverdue(cancellation);
    }

    // Rows that were entered, changed or withdrawn since a run counted their quarter change no figure by themselves.
    private async Task CountAgain(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // What is open in an earlier plan's register counts here too.
        string[] ids = [plans.Current.Id, .. plans.Current.EarlierOnes.Select(plan => plan.Id)];
        // A run counts up to the end of its own quarter's year: one of an earlier quarter may have left the newest as it was.
        var newest = await db.Runs.AsNoTracking().Where(run => run.PlanId == ids[0] && run.CompletedAt != null)
            .OrderByDescending(run => run.Period).ThenByDescending(run => run.Id).FirstOrDefaultAsync(cancellation);
        var since = newest?.StartedAt - RunNews.Doubt;
        if (newest is not null
            && await db.RegisterEvents.IgnoreQueryFilters([PlanRows.Name]).AnyAsync(row => ids.Contains(row.PlanId) && row.At >= since, cancellation))
        {
            await Recount.Confirmed(db, plans, new Recounted(), Schedule.Name, clock.GetUtcNow(), cancellation);
        }
    }

    /// <summary>The judged quarters that do not know a figure approved since, or a version published for them.</summary>
    public async Task JudgeAgain(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        foreach (var (quarter, trigger) in await OutdatedRuns.Find(db, plans, clock.GetUtcNow(), cancellation))
        {
            await Evaluate(quarter, trigger, cancellation);
        }
    }

    // What a run found missing that was not due yet is told by nobody else once its day has passed.
    private async Task JudgeOverdue(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        foreach (var quarter in await OverdueSince.Find(db, plans, clock.GetUtcNow(), cancellation))
        {
            await Evaluate(quarter, RunTrigger.Schedule, cancellation);
        }
    }

    private async Task Evaluate(Period quarter, RunTrigger trigger, CancellationToken cancellation)
    {
        try
        {
            await commands.Send(new EvaluateQuarter(quarter, trigger), Schedule, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException && error.Trouble() is null)
        {
            // The quarter stays as it is and is tried again at the next firing; the newer ones must not wait for it.
            Failed(log, error, quarter.ToString());
        }
    }

    private async Task<IReadOnlyList<Period>> Missing(IReadOnlyList<Period> due, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await DueRuns.Missing(db, plans, due, now, cancellation);
    }

    // The last one tells the units of them all.
    private static IEnumerable<(Period Quarter, RunTrigger Trigger)> Triggers(IReadOnlyList<Period> missing) =>
        missing.Select((quarter, index) => (quarter, index == missing.Count - 1 ? RunTrigger.Schedule : RunTrigger.CatchUp));

    [LoggerMessage(LogLevel.Error, "The evaluation of {Quarter} failed")]
    private static partial void Failed(ILogger log, Exception error, string quarter);
}
