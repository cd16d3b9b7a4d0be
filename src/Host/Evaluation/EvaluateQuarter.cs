using ActionPlan.Host.Audit;
using ActionPlan.Host.Figures;
using ActionPlan.Host.Registers;
using Mediator;

namespace ActionPlan.Host.Evaluation;

/// <summary>Judges a quarter of the term and stores the run, unless nothing has changed since the last one.</summary>
internal sealed record EvaluateQuarter(Period Quarter, RunTrigger Trigger) : ICommand<EvaluationResult>, INeeds
{
    public Right Right => Right.Evaluate;
}

/// <param name="Outcome">What was done.</param>
/// <param name="RunId">The run now in force for the quarter; null outside the term.</param>
/// <param name="Changes">Verdicts that differ from the previous run's; none for a quarter's first run.</param>
internal sealed record EvaluationResult(EvaluationOutcome Outcome, long? RunId, IReadOnlyList<VerdictChange> Changes);

internal enum EvaluationOutcome
{
    Completed,
    NothingChanged,
    OutsideTerm,

    /// <summary>The quarter is not over; there are only provisional results.</summary>
    NotClosed,
}

/// <summary>Works in several short transactions, so that nobody who enters figures waits for a run.</summary>
internal sealed class EvaluateQuarterHandler(
    IDbContextFactory<AppDb> databases, PlanInForce plans, EvaluationTurn turn, RunJudging judging, IRunCompletion completion, Acting acting,
    TimeProvider time)
    : ICommandHandler<EvaluateQuarter, EvaluationResult>
{
    public async ValueTask<EvaluationResult> Handle(EvaluateQuarter command, CancellationToken cancellationToken)
    {
        // Another process may have published since.
        await plans.Refresh(cancellationToken);
        var plan = plans.For(command.Quarter);
        if (command.Quarter.IsYear || command.Quarter < plan.From || command.Quarter > plan.To)
        {
            return new EvaluationResult(EvaluationOutcome.OutsideTerm, null, []);
        }

        if (plan.File.Continues is { } earlier && plan.Earlier is null)
        {
            // Without what was reported before, its verdicts would be other ones: the quarter stays as it was judged.
            throw new InvalidOperationException($"Plan {plan.Id} continues {earlier}, which is not in force here: {command.Quarter} is not judged.");
        }

        if (!plan.HasClosed(command.Quarter, time.GetUtcNow()))
        {
            return new EvaluationResult(EvaluationOutcome.NotClosed, null, []);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Recording.Note = AuditNote.Of(command, acting.Actor, plan);
        await using var held = await turn.Take(db, cancellationToken);
        await UnfinishedRuns.Discard(db, cancellationToken);
        var newest = await Newest(db, cancellationToken);
        using (Telemetry.Traces.StartActivity("recount"))
        {
            await Recount.Confirmed(db, plans, new Recounted(command.Quarter), acting.Actor.Name, time.GetUtcNow(), cancellationToken);
        }

        var previous = await db.Runs.AsNoTracking().InForce(plan.Id, command.Quarter, cancellationToken);
        if (previous is not null && !IsCalledFor(plan, command, previous) && !await RunNews.Has(db, plans, plan, previous, cancellationToken)
            && !await OverdueSince.Has(db, plan, previous, time.GetUtcNow(), cancellationToken))
        {
            return new EvaluationResult(EvaluationOutcome.NothingChanged, previous.Id, []);
        }

        var began = time.GetTimestamp();
        var run = await Start(db, plan, command, previous, cancellationToken);
        try
        {
            await Finish(db, plan, run, newest, cancellationToken);
        }
        catch
        {
            await using var cleaning = await databases.CreateDbContextAsync(CancellationToken.None);
            // Not the others: another host may be at work on one, if this one lost its lock.
            await UnfinishedRuns.Discard(cleaning, run.Id, CancellationToken.None);
            throw;
        }

        Telemetry.RunDuration.Record(time.GetElapsedTime(began).TotalSeconds);
        using var comparing = Telemetry.Traces.StartActivity("compare");
        var changes = previous is null ? [] : await RunChanges.Between(db, previous.Id, run.Id, cancellationToken);
        return new EvaluationResult(EvaluationOutcome.Completed, run.Id, changes);
    }

    // What a run says of a quarter that was not over, or of figures that were not due yet, is not the due day's verdict even where no figure came since.
    private bool IsCalledFor(Plan plan, EvaluateQuarter command, RunRow previous) => !plan.HasClosed(previous.Period, previous.StartedAt)
        || (command.Trigger is RunTrigger.Schedule or RunTrigger.CatchUp && !previous.IsMadeWhenDue(plan, time.GetUtcNow()));

    private async Task<RunRow> Start(AppDb db, Plan plan, EvaluateQuarter command, RunRow? previous, CancellationToken cancellation)
    {
        var run = new RunRow
        {
            PlanId = plan.Id,
            PlanVersion = plan.Version,
            EarlierVersions = RunRow.EarlierOf(plan),
            Period = command.Quarter,
            // Of all plans: those that this one continues are read up to there too.
            FigureSeq = await db.Figures.IgnoreQueryFilters([PlanRows.Name]).MaxAsync(row => (long?)row.Seq, cancellation) ?? 0,
            StartedAt = time.GetUtcNow(),
            Trigger = command.Trigger,
            By = acting.Actor.Name,
            PreviousRunId = previous?.Id,
        };
        db.Runs.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run;
    }

    // The lock lets one host at a time come from here to the completion of its run: where another run was completed meanwhile the lock was lost.
    private static Task<long?> Newest(AppDb db, CancellationToken cancellation) => db.Runs.IgnoreQueryFilters([PlanRows.Name])
        .Where(run => run.CompletedAt != null).MaxAsync(run => (long?)run.Id, cancellation);

    /// <param name="db">The run's context.</param>
    /// <param name="plan">The plan at hand.</param>
    /// <param name="run">What is completed.</param>
    /// <param name="newest">The newest completed run when the lock was taken.</param>
    private async Task Finish(AppDb db, Plan plan, RunRow run, long? newest, CancellationToken cancellation)
    {
        var verdicts = await Judge(db, plan, run, cancellation);
        var follow = await completion.Prepare(db, plan, run, cancellation);
        using var completing = Telemetry.Traces.StartActivity("complete");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.LockAlerts(cancellation);
        if (await Newest(db, cancellation) != newest)
        {
            throw new DbUpdateConcurrencyException($"Another host completed a run while run {run.Id} was at work: it is begun again.");
        }

        run.CompletedAt = time.GetUtcNow();
        await follow(db, cancellation);
        await db.SaveChangesAsync(cancellation);
        db.Recording.Run = RunSealing.Of(run, verdicts);
        await AuditTrail.Append(db, db.Recording.Note!, time.GetUtcNow(), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private async Task<VerdictDigest> Judge(AppDb db, Plan plan, RunRow run, CancellationToken cancellation)
    {
        using var span = Telemetry.Traces.StartActivity("judge");
        var judged = plans.Version(plan.Version);
        return await judging.Judge(judged, run, await new CountsInDoubt(db, plans).Of(judged, run.Period, cancellation), cancellation);
    }
}
