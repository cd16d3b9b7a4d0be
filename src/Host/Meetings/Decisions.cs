using ActionPlan.Host.Assignments;

namespace ActionPlan.Host.Meetings;

internal sealed class Decisions(AppDb db)
{
    /// <summary>Who decides for a meeting: whoever may ask the units of its area to explain themselves.</summary>
    public static Demand ToDecide(string area) => new(Right.AskExplanation, Area: area);

    /// <summary>What stands of a quarter's meeting, in the order in which it was decided. A commitment that was decided anew stands once.</summary>
    public async Task<IReadOnlyList<DecisionRow>> Of(Plan plan, Period quarter, string area, CancellationToken cancellation = default)
    {
        var rows = await db.Decisions.AsNoTracking()
            .Where(row => row.PlanId == plan.Id && row.Quarter == quarter && row.Area == area && row.WithdrawnAt == null)
            .OrderBy(row => row.Id).ToListAsync(cancellation);
        return [.. rows.Where(row => row.AlertId is null || !rows.Exists(later => later.AlertId == row.AlertId && later.Id > row.Id))];
    }
}
