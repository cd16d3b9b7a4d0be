using Mediator;

namespace ActionPlan.Host.Commands;

/// <summary>Sends a command in a scope of its own, about the same plan, in somebody's name; in another scope again where the database gave it up.</summary>
internal sealed class CommandSender(PlanScopes scopes, PlanScope plan, Attempts attempts)
{
    public Task<T> Send<T>(ICommand<T> command, Actor actor, CancellationToken cancellation = default) => Send(plan.Plan, command, actor, cancellation);

    /// <summary>The same about another plan, in the name of somebody as he may act there.</summary>
    public Task<T> Send<T>(PlanInForce about, ICommand<T> command, Actor actor, CancellationToken cancellation = default) =>
        attempts.Make(command.GetType().Name, () => SendOnce(about, command, actor, cancellation), cancellation);

    private async Task<T> SendOnce<T>(PlanInForce about, ICommand<T> command, Actor actor, CancellationToken cancellation)
    {
        await using var scope = scopes.Open(about);
        scope.ServiceProvider.GetRequiredService<Acting>().Commands(actor);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, cancellation);
    }
}
