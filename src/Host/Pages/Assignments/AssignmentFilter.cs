using ActionPlan.Host.Assignments;

namespace ActionPlan.Host.Pages.Assignments;

/// <summary>Which assignments the list and its export show.</summary>
internal static class AssignmentFilter
{
    private const string Late = "Late";

    public static IReadOnlyList<string> States { get; } = ["None", .. Enum.GetNames<AssignmentState>(), "Ended", "Carried", Late];

    public static bool Lets(AssignmentStanding standing, string? unit, string? state, DateOnly today) =>
        (unit is null || standing.Definition.Lead == unit || standing.Definition.Overseer == unit
            || standing.Definition.With.Contains(unit, StringComparer.Ordinal))
        && (state is null || (state == Late ? standing.Late(today) is not null : standing.StateName == state));
}
