using Mediator;

namespace ActionPlan.Host.Authoring;

/// <summary>Takes one's own proposal back to write on it; what is no proposal is given up.</summary>
internal sealed record TakeBackRules(string Module) : ICommand<DraftReply>, ITransactional, IGuarded
{
    public ValueTask<IReadOnlyList<Demand>> Demands(AppDb db, Plan plan, CancellationToken cancellation) => new([DraftRights.ToWrite(Module)]);
}

internal sealed class TakeBackRulesHandler(AppDb db, PlanInForce plans, Acting acting) : ICommandHandler<TakeBackRules, DraftReply>
{
    public async ValueTask<DraftReply> Handle(TakeBackRules command, CancellationToken cancellationToken)
    {
        if (await db.OpenDrafts(plans.Current.Id, command.Module)
            .SingleOrDefaultAsync(known => known.OwnerId == acting.Actor.UserId, cancellationToken) is not { } row)
        {
            return DraftReply.Unknown;
        }

        if (row.State == RuleDraftState.Proposed)
        {
            row.Return();
        }
        else
        {
            row.State = RuleDraftState.Dropped;
        }

        return DraftReply.Done;
    }
}
