using ActionPlan.Host.Assignments;
using ActionPlan.Host.Pages.Assignments;
using ActionPlan.Host.Sheets;
using Microsoft.Extensions.Localization;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>The assignments, and how they stand.</summary>
internal static class AssignmentExport
{
    public static async Task<IResult> Send(
        [AsParameters] Exporting on, IStringLocalizer<AssignmentTexts> w, string? unit, string? state, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        unit = Exports.OneOf(unit, plan.Units.Keys);
        state = Exports.OneOf(state, AssignmentFilter.States);
        var today = plan.Today(on.Clock);
        TableColumn[] columns =
        [
            new(t["Assignments.Section"], 10), new(t["Assignments.Task"], 60), new(t["Assignments.Lead"], 30), new(t["Assignments.With"], 40),
            new(t["Target.Overseer"], 30),
            new(w["State"], 18), new(t["Assignments.Due"], 14), new(w["Note"], 50),
        ];
        var shown = (await new AssignmentStandings(on.Db).Read(plan, cancellation)).Where(standing => AssignmentFilter.Lets(standing, unit, state, today));
        return await on.Send(new TableSheet(
            t["Menu.Assignments"], on.About(unit is null ? null : plan.UnitName(unit), state is null ? null : w["State." + state].Value), columns,
            shown.Select(IReadOnlyList<TableCell> (standing) =>
            [
                standing.Definition.Section, standing.Definition.Name, plan.UnitName(standing.Definition.Lead),
                string.Join("; ", standing.Definition.With.Select(plan.UnitName)),
                plan.UnitName(standing.Definition.Overseer), w["State." + standing.StateName].Value, standing.Due, standing.Newest?.Note,
            ])), cancellation);
    }
}
