using ActionPlan.Host.Alerts;
using ActionPlan.Host.Registers;

namespace ActionPlan.Host.Commitments;

/// <summary>Which alert of a plan a commitment of the plan before goes on with.</summary>
internal static class CarriedCommitments
{
    /// <summary>An alert of another plan, as an event names it.</summary>
    public static string Mark(string plan, long alert) => string.Create(CultureInfo.InvariantCulture, $"{plan}/{alert}");

    /// <summary>The plan and the alert that a mark names.</summary>
    public static (string Plan, long Alert)? Read(string? mark) =>
        mark?.Split('/') is [var plan, var alert] && long.TryParse(alert, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? (plan, id) : null;

    /// <summary>An alert of the plan before, whoever reads here; null where it has none such, or it carries no commitment.</summary>
    public static Task<AlertRow?> OfEarlier(AppDb db, Plan earlier, long alert, CancellationToken cancellation)
    {
        var plan = earlier.Id;
        return db.Alerts.IgnoreQueryFilters().AsNoTracking()
            .SingleOrDefaultAsync(row => row.Id == alert && row.PlanId == plan && row.Cause != null && row.Remedy != null && row.RemedyBy != null,
                cancellation);
    }

    /// <summary>The open alert of the same target, in what the area is now, that nobody has answered yet; null where there is none.</summary>
    public static async Task<AlertRow?> Successor(AppDb db, Plan plan, AlertRow before, CancellationToken cancellation)
    {
        string[] areas = [.. PlacesNow.Of(plan, before.PlanId, before.Area).Select(area => area.Id)];
        var (id, target) = (plan.Id, before.Target);
        return await db.Alerts.Where(row => row.PlanId == id && row.Target == target && areas.Contains(row.Area) && row.State == AlertState.Open)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellation);
    }
}
