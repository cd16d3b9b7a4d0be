using System.Text.Json.Nodes;
using ActionPlan.Host.Authoring.Lists;

namespace ActionPlan.Host.Authoring.Forms;

/// <summary>What a form's fields may name: units and areas of the draft where that is the plan's own file, else of the plan in force.</summary>
/// <param name="Units">Units, by id and name.</param>
/// <param name="Targets">Targets, by their keys.</param>
internal sealed record FormOffers(
    IReadOnlyList<(string Id, string Name)> Units, IReadOnlyList<(string Id, string Name)> Areas, IReadOnlyList<(string Id, string Name)> Assignments,
    IReadOnlyList<(string Id, string Name)> Targets)
{
    public static FormOffers Of(JsonObject root, string module, Plan plan)
    {
        IReadOnlyList<(string, string)> targets =
        [
            .. plan.Modules.Select(one => ($"{one.Id}.*", plan.ModuleName(one.Id))),
            .. plan.Modules.SelectMany(one => one.Targets).Select(target => (target.Key, target.Title())),
        ];
        return module == RuleFiles.OfPlan
            ? new FormOffers(Named(root, "units"), [.. AreaTree.Of(root).Select(area => (area.Id, area.Name))], Named(root, "assignments"), targets)
            : new FormOffers([.. plan.Units.Values.Select(unit => (unit.Id, unit.Name))], [.. plan.Areas.All.Select(area => (area.Id, area.Name))],
                [.. plan.File.Assignments.Select(one => (one.Id, one.Name))], targets);
    }

    private static IReadOnlyList<(string, string)> Named(JsonObject root, string list) =>
        [.. RuleFormEditing.Things(root, list).Select(one => (FieldTexts.Show(one.Thing["id"]), FieldTexts.Show(one.Thing["name"])))];
}
