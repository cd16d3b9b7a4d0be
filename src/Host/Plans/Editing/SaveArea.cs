using ActionPlan.Rules.Files;
using Mediator;

namespace ActionPlan.Host.Plans.Editing;

/// <summary>Adds an area to the plan's file or changes one; its id and its place in the tree stay.</summary>
/// <param name="Area">As it is to be; its children are not looked at.</param>
/// <param name="IsNew">Whether it is to be added.</param>
/// <param name="Parent">Below which area it is added; null for a root.</param>
/// <param name="Stamp">The file as it was shown.</param>
internal sealed record SaveArea(AreaDefinition Area, bool IsNew, string? Parent, string Stamp) : ICommand<PlanEdited>, ITransactional, INeeds
{
    public Right Right => Right.EditUnitsAndAreas;
}

internal sealed class SaveAreaHandler(AppDb db, PlanFileWriter writer) : ICommandHandler<SaveArea, PlanEdited>
{
    public async ValueTask<PlanEdited> Handle(SaveArea command, CancellationToken cancellationToken) => await writer.Write(
        db, command.Stamp, edit => edit.SaveArea(command.Area, command.IsNew, command.Parent), cancellationToken);
}
