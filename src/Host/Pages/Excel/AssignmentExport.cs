using ActionPlan.Host.Excel;

namespace ActionPlan.Host.Pages.Excel;

/// <summary>The assignments as the plan gives them.</summary>
internal static class AssignmentExport
{
    public static Task<IResult> Send([AsParameters] Exporting on, string? unit, CancellationToken cancellation)
    {
        var (plan, t) = (on.Plan, on.T);
        unit = Exports.OneOf(unit, plan.Units.Keys);
        TableColumn[] columns =
            [new(t["Assignments.Section"], 10), new(t["Assignments.Task"], 60), new(t["Assignments.Lead"], 30), new(t["Assignments.With"], 40), new(t["Target.Overseer"], 30), new(t["Assignments.Due"], 14)];
        return on.Download.Of(
            new TableSheet(
                t["Menu.Assignments"],
                Exports.About(plan, on.Clock, unit is null ? null : plan.UnitName(unit)),
                columns,
                plan.File.Assignments
                    .Where(one => unit is null || one.Lead == unit || one.Overseer == unit || one.With.Contains(unit, StringComparer.Ordinal))
                    .Select(IReadOnlyList<TableCell> (one) =>
                        [one.Section, one.Name, plan.UnitName(one.Lead), string.Join("; ", one.With.Select(plan.UnitName)), plan.UnitName(one.Overseer), one.Due])),
            t["Menu.Assignments"],
            cancellation);
    }
}
