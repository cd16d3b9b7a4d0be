using Mediator;

namespace ActionPlan.Host.Persistence;

/// <summary>Sends a command in a scope of its own: a page's circuit lives for hours, a context must not.</summary>
internal sealed class Commands(IServiceScopeFactory scopes)
{
    public async Task<T> Send<T>(ICommand<T> command, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, cancellation);
    }
}
