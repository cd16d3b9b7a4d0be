using ActionPlan.Rules.Files;
using Mediator;

namespace ActionPlan.Host.Plans.Editing;

/// <summary>Adds a unit to the plan's file or changes one; its id stays.</summary>
/// <param name="Unit">As it is to be.</param>
/// <param name="IsNew">Whether it is to be added.</param>
/// <param name="Stamp">The file as it was shown.</param>
internal sealed record SaveUnit(UnitDefinition Unit, bool IsNew, string Stamp) : ICommand<PlanEdited>, ITransactional, INeeds
{
    public Right Right => Right.EditUnitsAndAreas;
}

internal sealed class SaveUnitHandler(AppDb db, PlanFileWriter writer) : ICommandHandler<SaveUnit, PlanEdited>
{
    public async ValueTask<PlanEdited> Handle(SaveUnit command, CancellationToken cancellationToken) =>
        await writer.Write(db, command.Stamp, edit => edit.SaveUnit(command.Unit, command.IsNew), cancellationToken);
}
