using ActionPlan.Host.Alerts;
using ActionPlan.Host.Assignments;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Commitments;

/// <summary>Which alerts the list and its export show.</summary>
internal sealed class AlertList(AppDb db)
{
    public const string All = "all";
    public const string Late = "late";

    public static IReadOnlyList<string> States { get; } = [.. Enum.GetNames<AlertState>(), Late, All];

    /// <summary>Newest first, with what late ones are known by; those not resolved where no state is asked for.</summary>
    public async Task<IReadOnlyList<AlertRow>> Read(
        Plan plan, string? state, string? unit, string? area, DateOnly today, int most, CancellationToken cancellation)
    {
        var found = db.Alerts.AsNoTracking().WithQuestions().In(plan.Within(area))
            .Where(alert => alert.PlanId == plan.Id && (unit == null || alert.Unit == unit));
        found = state switch
        {
            null => found.Where(alert => alert.State != AlertState.Resolved),
            All or Late => found,
            _ => found.Where(alert => alert.State == Enum.Parse<AlertState>(state)),
        };
        // What is late is known only once it is read; a ward has some dozens of alerts a year.
        var newest = found.OrderByDescending(alert => alert.Id);
        return state == Late
            ? [.. (await newest.ToListAsync(cancellation)).Where(alert => plan.Late(alert, today) is not null).Take(most)]
            : await newest.Take(most).ToListAsync(cancellation);
    }
}
