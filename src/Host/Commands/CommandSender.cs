using ActionPlan.Host.Plans;
using Mediator;

namespace ActionPlan.Host.Commands;

/// <summary>Sends a command in a scope of its own, about the same plan, in somebody's name.</summary>
internal sealed class CommandSender(PlanScopes scopes, PlanScope plan)
{
    public Task<T> Send<T>(ICommand<T> command, Actor actor, CancellationToken cancellation = default) => Send(plan.Plan, command, actor, cancellation);

    /// <summary>The same about another plan, in the name of somebody as he may act there.</summary>
    public async Task<T> Send<T>(PlanInForce about, ICommand<T> command, Actor actor, CancellationToken cancellation = default)
    {
        await using var scope = scopes.Open(about);
        scope.ServiceProvider.GetRequiredService<Acting>().Commands(actor);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, cancellation);
    }
}
