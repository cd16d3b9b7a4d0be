using Mediator;

namespace ActionPlan.Host.Plans.Editing;

/// <summary>Gives a unit an address for an area and all below it; without one, the unit's own serves again.</summary>
internal sealed record SaveContact(string UnitId, string Area, string? Email, string Stamp) : ICommand<PlanEdited>, ITransactional, INeeds
{
    public Right Right => Right.EditUnitsAndAreas;
}

internal sealed class SaveContactHandler(AppDb db, PlanFileWriter writer) : ICommandHandler<SaveContact, PlanEdited>
{
    public async ValueTask<PlanEdited> Handle(SaveContact command, CancellationToken cancellationToken) =>
        await writer.Write(db, command.Stamp, edit => edit.SetContact(command.UnitId, command.Area, command.Email), cancellationToken);
}
