using Mediator;

namespace ActionPlan.Host.Commands;

/// <summary>Lets a command through when whoever sends it was granted all that it demands; what demands nothing is refused.</summary>
internal sealed class GuardBehavior<TMessage, TResponse>(Acting acting, AppDb db, PlanInForce plans, ILogger<GuardBehavior<TMessage, TResponse>> log)
    : IPipelineBehavior<TMessage, TResponse>
    where TMessage : notnull, IMessage
{
    public async ValueTask<TResponse> Handle(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        if (!acting.Actor.IsTrusted && await Refusal(message, cancellationToken) is { } refusal)
        {
            // By its id: the log leaves the machine, names do not.
            log.LogWarning("The account {Account} may not {Command}: {Refusal}",
                acting.Actor.UserId ?? acting.Actor.KeyId?.ToString(CultureInfo.InvariantCulture), typeof(TMessage).Name, refusal);
            throw new NotAllowedException(refusal);
        }

        return await next(message, cancellationToken);
    }

    private async ValueTask<string?> Refusal(TMessage message, CancellationToken cancellation)
    {
        switch (message)
        {
            case IForOneself:
                return acting.Actor.IsSignedIn ? null : "nobody is signed in";
            case IGuarded guarded:
                var demands = await guarded.Demands(db, plans.Current, cancellation);
                return demands.Count == 0 ? "no right was stated"
                    : demands.FirstOrDefault(demand => !acting.Actor.May(demand, plans.Current))?.ToString();
            default:
                return "no right was stated";
        }
    }
}
