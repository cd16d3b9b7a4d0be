using ActionPlan.Host.Figures;
using ActionPlan.Host.Figures.Entry;
using ActionPlan.Host.Registers;
using Mediator;

namespace ActionPlan.Host.Registers;

/// <summary>A unit's word that a register is complete for an area and some periods: what it counts becomes figures, an empty register zero.</summary>
internal sealed record ConfirmRegister(string Module, string Register, string Area, IReadOnlyList<Period> Periods)
    : ICommand<RegisterConfirmed>, ITransactional, IGuarded, IBringsFigures
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new(KnownRegister.Find(Module, Register)?.Demands(Right.ConfirmRegisters, plan, Area) ?? []);
}

/// <param name="Outcome">Done, or why nothing was done.</param>
/// <param name="FiguresAdded">How many rows were appended.</param>
internal sealed record RegisterConfirmed(Confirming Outcome, int FiguresAdded)
{
    public bool Known => Outcome != Confirming.Unknown;
}

internal enum Confirming
{
    Done,

    /// <summary>The installation has no such register, or the plan no such area then.</summary>
    Unknown,

    /// <summary>Nobody knows yet what the period will bring.</summary>
    NotOver,

    /// <summary>The office has locked the period: what it counts would change.</summary>
    Locked,

    /// <summary>The area is part of one that was split, in which rows still stand.</summary>
    Unmoved,
}

internal sealed class ConfirmRegisterHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time)
    : ICommandHandler<ConfirmRegister, RegisterConfirmed>
{
    public async ValueTask<RegisterConfirmed> Handle(ConfirmRegister command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        var today = plan.DayOf(time.GetUtcNow());
        if (KnownRegister.Find(command.Module, command.Register) is not { } register || plan.Areas.Find(command.Area) is null)
        {
            return new RegisterConfirmed(Confirming.Unknown, 0);
        }

        if (command.Periods.Any(period => plan.Calendar.LastDay(period) >= today))
        {
            return new RegisterConfirmed(Confirming.NotOver, 0);
        }

        var known = await db.RegisterConfirmations.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Module == command.Module && row.Register == command.Register && row.Area == command.Area)
            .ToListAsync(cancellationToken);
        var added = command.Periods.Distinct().Except(known.Select(row => row.Period)).Select(period => new RegisterConfirmationRow
        {
            PlanId = plan.Id,
            Module = command.Module,
            Register = command.Register,
            Area = command.Area,
            Period = period,
            By = acting.Actor.Name,
            At = time.GetUtcNow(),
        }).ToList();
        var locks = await new PeriodLocks(db).All(plan, cancellationToken);
        if (CountedEntries.Of(plan, known.Concat(added)).Except(CountedEntries.Of(plan, known)).Any(entry => LockedCounts.IsLocked(locks, plan, entry)))
        {
            return new RegisterConfirmed(Confirming.Locked, 0);
        }

        if (await UnmovedRows.Of(db, plan, command, cancellationToken) is not null)
        {
            return new RegisterConfirmed(Confirming.Unmoved, 0);
        }

        db.RegisterConfirmations.AddRange(added);
        await db.SaveChangesAsync(cancellationToken);
        return new RegisterConfirmed(
            Confirming.Done, await Recount.Confirmed(db, plans, new Recounted(Register: register), acting.Actor.Name, time.GetUtcNow(), cancellationToken));
    }
}
