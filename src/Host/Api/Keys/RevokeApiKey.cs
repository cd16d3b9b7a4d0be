using Mediator;

namespace ActionPlan.Host.Api.Keys;

/// <summary>Makes a key open nothing any more, from the next request on.</summary>
internal sealed record RevokeApiKey(long Id) : ICommand<ApiKeyChange>, ITransactional, INeeds
{
    public Right Right => Right.ManageApiKeys;
}

internal sealed class RevokeApiKeyHandler(AppDb db, Acting acting, TimeProvider time) : ICommandHandler<RevokeApiKey, ApiKeyChange>
{
    public async ValueTask<ApiKeyChange> Handle(RevokeApiKey command, CancellationToken cancellationToken)
    {
        if (await db.ApiKeys.SingleOrDefaultAsync(key => key.Id == command.Id, cancellationToken) is not { } row)
        {
            return new ApiKeyChange("Unknown");
        }

        if (row.RevokedAt is null)
        {
            (row.RevokedAt, row.RevokedBy) = (time.GetUtcNow(), acting.Actor.Name);
        }

        return new ApiKeyChange(null, row.Id);
    }
}
