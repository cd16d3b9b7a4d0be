using Mediator;

namespace ActionPlan.Host.Plans.Editing;

/// <summary>Says which unit is told when the date of a commitment passes unmet; null: none.</summary>
internal sealed record SaveEscalation(string? UnitId, string Stamp) : ICommand<PlanEdited>, ITransactional, INeeds
{
    public Right Right => Right.EditUnitsAndAreas;
}

internal sealed class SaveEscalationHandler(AppDb db, PlanFileWriter writer) : ICommandHandler<SaveEscalation, PlanEdited>
{
    public async ValueTask<PlanEdited> Handle(SaveEscalation command, CancellationToken cancellationToken) =>
        await writer.Write(db, command.Stamp, edit => edit.SetEscalation(command.UnitId), cancellationToken);
}
