using Mediator;

namespace ActionPlan.Host.Figures.Entry;

/// <summary>
/// The office decides how the house works with figures on their way. It holds everywhere, so that the office of one ward among several does not.
/// </summary>
internal sealed record SetWorkingRules(WorkingRules Rules) : ICommand, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) =>
        new([.. plan.Areas.Roots.Select(root => new Demand(Right.LockPeriods, Area: root.Id))]);
}

internal sealed class SetWorkingRulesHandler(AppDb db) : ICommandHandler<SetWorkingRules>
{
    public async ValueTask<Unit> Handle(SetWorkingRules command, CancellationToken cancellationToken)
    {
        await command.Rules.WriteTo(db, cancellationToken);
        return Unit.Value;
    }
}
