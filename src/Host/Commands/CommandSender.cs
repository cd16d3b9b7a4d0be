using ActionPlan.Host.Plans;
using Mediator;

namespace ActionPlan.Host.Commands;

/// <summary>Sends a command in a scope of its own, about the same plan, in somebody's name.</summary>
internal sealed class CommandSender(PlanScopes scopes, PlanScope plan)
{
    public async Task<T> Send<T>(ICommand<T> command, Actor actor, CancellationToken cancellation = default)
    {
        await using var scope = scopes.Open(plan.Plan);
        scope.ServiceProvider.GetRequiredService<Acting>().Commands(actor);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, cancellation);
    }
}
