using Mediator;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>The office closes a quarter of a root area: from then on a figure changes only by a correction.</summary>
/// <param name="Area">The root area.</param>
/// <param name="DespiteOpen">Whether it is locked although figures are missing or on their way.</param>
internal sealed record LockPeriod(string Area, Period Quarter, bool DespiteOpen = false) : ICommand<PeriodLocked>, ITransactional, IGuarded, IBringsFigures
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new([new Demand(Right.LockPeriods, Area: Area)]);
}

/// <param name="Outcome">What was done.</param>
/// <param name="Open">What was still open, by unit.</param>
internal sealed record PeriodLocked(LockOutcome Outcome, IReadOnlyList<OpenSheet> Open);

internal enum LockOutcome
{
    Locked,

    /// <summary>It was locked before.</summary>
    Already,

    /// <summary>Something is open, and it was not said that it be locked all the same.</summary>
    StillOpen,

    /// <summary>No quarter of the term that has begun, or no root area.</summary>
    NoSuchPeriod,
}

internal sealed class LockPeriodHandler(AppDb db, PlanInForce plans, ICounts counts, Acting acting, TimeProvider time)
    : ICommandHandler<LockPeriod, PeriodLocked>
{
    public async ValueTask<PeriodLocked> Handle(LockPeriod command, CancellationToken cancellationToken)
    {
        var plan = plans.For(command.Quarter);
        await db.LockFigures(cancellationToken);
        if (command.Quarter.IsYear || command.Quarter > plan.To || plan.Calendar.FirstDay(command.Quarter) > plan.DayOf(time.GetUtcNow())
            || !plan.Areas.Roots.Any(root => root.Id == command.Area))
        {
            return new PeriodLocked(LockOutcome.NoSuchPeriod, []);
        }

        if (await new PeriodLocks(db).IsLocked(plan, command.Area, command.Quarter, cancellationToken))
        {
            return new PeriodLocked(LockOutcome.Already, []);
        }

        var open = await OpenSheet.Of(db, plan, command.Area, command.Quarter, cancellationToken);
        if (open.Count > 0 && !command.DespiteOpen)
        {
            return new PeriodLocked(LockOutcome.StillOpen, open);
        }

        // A row that was taken until now is part of what is locked; afterwards its count stays as it is.
        await counts.Again(db, command.Area, command.Quarter, cancellationToken);
        db.Add(new PeriodLockRow
        {
            PlanId = plan.Id, Area = command.Area, Quarter = command.Quarter, IsLocked = true, By = acting.Actor.Name, At = time.GetUtcNow(),
        });
        return new PeriodLocked(LockOutcome.Locked, open);
    }
}
