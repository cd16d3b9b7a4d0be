using ActionPlan.Host.Audit;
using Mediator;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>The office opens a locked quarter again, and says why.</summary>
internal sealed record ReopenPeriod(string Area, Period Quarter, string Reason) : ICommand<bool>, ITransactional, IGuarded, IReasoned, IBringsFigures
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new([new Demand(Right.LockPeriods, Area: Area)]);
}

/// <summary>True if it was locked and is open now.</summary>
internal sealed class ReopenPeriodHandler(AppDb db, PlanInForce plans, ICounts counts, Acting acting, TimeProvider time) : ICommandHandler<ReopenPeriod, bool>
{
    public async ValueTask<bool> Handle(ReopenPeriod command, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            throw new ArgumentException("A reason is needed.", nameof(command));
        }

        var plan = plans.For(command.Quarter);
        await db.LockFigures(cancellationToken);
        if (!await new PeriodLocks(db).IsLocked(plan, command.Area, command.Quarter, cancellationToken))
        {
            return false;
        }

        db.Add(new PeriodLockRow
        {
            PlanId = plan.Id, Area = command.Area, Quarter = command.Quarter, IsLocked = false,
            By = acting.Actor.Name, At = time.GetUtcNow(), Reason = TypedText.Line(command.Reason),
        });
        await db.SaveChangesAsync(cancellationToken);
        await counts.Again(db, command.Area, command.Quarter, cancellationToken);
        return true;
    }
}
