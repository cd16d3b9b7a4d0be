using Mediator;

namespace ActionPlan.Host.Commands;

/// <summary>Sends a command in a scope of its own, in somebody's name.</summary>
internal sealed class CommandSender(IServiceScopeFactory scopes)
{
    public async Task<T> Send<T>(ICommand<T> command, Actor actor, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Commands(actor);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, cancellation);
    }
}
