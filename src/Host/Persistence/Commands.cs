using ActionPlan.Host.Access;
using Mediator;

namespace ActionPlan.Host.Persistence;

/// <summary>Sends a command in a scope of its own, in somebody's name.</summary>
internal sealed class Commands(IServiceScopeFactory scopes)
{
    public async Task<T> Send<T>(ICommand<T> command, Actor actor, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Acting>().Commands(actor);
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, cancellation);
    }
}
