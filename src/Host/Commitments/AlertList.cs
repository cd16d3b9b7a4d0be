using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Rules.Judging;

namespace ActionPlan.Host.Commitments;

/// <summary>Which alerts the list and its export show.</summary>
internal sealed class AlertList(AppDb db)
{
    public const string All = "all";
    public const string Late = "late";

    public static IReadOnlyList<string> States { get; } = [.. Enum.GetNames<AlertState>(), Late, All];

    /// <summary>
    /// What waits before what is answered, the worst first, then the newest, with what late ones are known by; and how many there are in all.
    /// </summary>
    /// <param name="plan">Whose.</param>
    /// <param name="state">One of <see cref="States"/>; null: those not resolved.</param>
    /// <param name="unit">Only of this unit.</param>
    /// <param name="area">Only of this area and what lies below it.</param>
    /// <param name="today">The day that decides what is late.</param>
    /// <param name="skip">So many come before them.</param>
    /// <param name="most">So many are read.</param>
    public async Task<(IReadOnlyList<AlertRow> Alerts, int Count)> Read(
        Plan plan, string? state, string? unit, string? area, DateOnly today, int skip, int most, CancellationToken cancellation)
    {
        if (state == Late)
        {
            // What is late is known only once it is read.
            var late = await Each(plan, state, unit, area, today).ToListAsync(cancellation);
            return ([.. late.Skip(skip).Take(most)], late.Count);
        }

        var found = Found(plan, state, unit, area);
        return (await Sorted(found).Skip(skip).Take(most).WithQuestions().ToListAsync(cancellation), await found.CountAsync(cancellation));
    }

    /// <summary>All of them in the same order, as they are read.</summary>
    public IAsyncEnumerable<AlertRow> Each(Plan plan, string? state, string? unit, string? area, DateOnly today) =>
        Sorted(Found(plan, state, unit, area)).WithQuestions().AsAsyncEnumerable().Where(alert => state != Late || plan.Late(alert, today) is not null);

    private IQueryable<AlertRow> Found(Plan plan, string? state, string? unit, string? area)
    {
        var found = db.Alerts.AsNoTracking().In(plan.Within(area)).Where(alert => alert.PlanId == plan.Id && (unit == null || alert.Unit == unit));
        return state switch
        {
            null => found.Where(alert => alert.State != AlertState.Resolved),
            // Of those resolved only an explanation can be owed still.
            Late => found.Where(alert => alert.State != AlertState.Resolved || alert.Events.Any(happened => happened.Kind == AlertEventKind.Asked)),
            All => found,
            _ => found.Where(alert => alert.State == Enum.Parse<AlertState>(state)),
        };
    }

    private static IQueryable<AlertRow> Sorted(IQueryable<AlertRow> found) =>
        found.OrderBy(alert => alert.State == AlertState.Open ? 0 : alert.State == AlertState.Acknowledged ? 1 : 2)
            .ThenBy(alert => alert.Status == Status.Missed ? 0 : alert.Status == Status.AtRisk ? 1 : 2).ThenByDescending(alert => alert.Id);
}
