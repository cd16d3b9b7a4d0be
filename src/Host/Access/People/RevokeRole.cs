using Mediator;

namespace ActionPlan.Host.Access.People;

/// <summary>Takes a granted role back; in force with the person's next request.</summary>
internal sealed record RevokeRole(string Id, long Grant) : ICommand<PersonChange>, ITransactional, INeeds
{
    public Right Right => Right.ManagePeople;
}

internal sealed class RevokeRoleHandler(AppDb db) : ICommandHandler<RevokeRole, PersonChange>
{
    public async ValueTask<PersonChange> Handle(RevokeRole command, CancellationToken cancellationToken)
    {
        var row = await db.Grants.SingleOrDefaultAsync(grant => grant.Id == command.Grant && grant.UserId == command.Id, cancellationToken);
        if (row is null)
        {
            return PersonChange.Unknown;
        }

        if (row.Role == Role.Administrator && !await db.IsAnyLeft(without: null, row.Id, cancellationToken))
        {
            return PersonChange.Refused("LastAdministrator", command.Id);
        }

        db.Grants.Remove(row);
        return new PersonChange(null, command.Id);
    }
}
