using Mediator;

namespace ActionPlan.Host.Commands;

/// <summary>Prepares a command before its transaction.</summary>
internal sealed class PreparingBehavior<TMessage, TResponse>(IEnumerable<IPreparation<TMessage>> preparations) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : notnull, IMessage
{
    public async ValueTask<TResponse> Handle(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        foreach (var one in preparations)
        {
            await one.Prepare(message, cancellationToken);
        }

        return await next(message, cancellationToken);
    }
}
