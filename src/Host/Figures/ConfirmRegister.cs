using ActionPlan.Host.Access;
using ActionPlan.Host.Persistence;
using ActionPlan.Host.Plans;
using ActionPlan.Kernel;
using ActionPlan.Rules.Plans;
using Mediator;
using Microsoft.EntityFrameworkCore;

namespace ActionPlan.Host.Figures;

/// <summary>A unit's word that a register is complete for an area and some periods: what it counts becomes figures, an empty register zero.</summary>
internal sealed record ConfirmRegister(string Module, string Register, string Area, IReadOnlyList<Period> Periods)
    : ICommand<RegisterConfirmed>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new([.. RegisterUnits.Of(plan).Where(register => register.Id == Register).SelectMany(register => register.Units)
            .Select(unit => new Demand(Right.ConfirmRegisters, unit, Module, Area))]);
}

/// <param name="Known">False where the installation has no such register or the plan no such area: nothing was done.</param>
/// <param name="FiguresAdded">How many rows were appended.</param>
internal sealed record RegisterConfirmed(bool Known, int FiguresAdded);

internal sealed class ConfirmRegisterHandler(AppDb db, PlanInForce plans, Acting acting, TimeProvider time) : ICommandHandler<ConfirmRegister, RegisterConfirmed>
{
    public async ValueTask<RegisterConfirmed> Handle(ConfirmRegister command, CancellationToken cancellationToken)
    {
        var plan = plans.Current;
        var module = Modules.All.SingleOrDefault(known => known.Name == command.Module);
        if (module?.Registers.Any(register => register.Id == command.Register) != true || plan.Areas.Find(command.Area) is null)
        {
            return new RegisterConfirmed(false, 0);
        }

        var confirmed = await db.RegisterConfirmations
            .Where(row => row.PlanId == plan.Id && row.Module == command.Module && row.Register == command.Register && row.Area == command.Area)
            .Select(row => row.Period)
            .ToListAsync(cancellationToken);
        db.RegisterConfirmations.AddRange(command.Periods.Distinct().Except(confirmed).Select(period => new RegisterConfirmationRow
        {
            PlanId = plan.Id,
            Module = command.Module,
            Register = command.Register,
            Area = command.Area,
            Period = period,
            By = acting.Actor.Name,
            At = time.GetUtcNow(),
        }));
        await db.SaveChangesAsync(cancellationToken);
        return new RegisterConfirmed(true, await Recount.Confirmed(db, plan, null, acting.Actor.Name, time.GetUtcNow(), cancellationToken));
    }
}
