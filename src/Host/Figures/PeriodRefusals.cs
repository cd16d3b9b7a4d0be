using ActionPlan.Host.Figures.Entry;

namespace ActionPlan.Host.Figures;

/// <summary>Why a figure has no number for a period, whoever brings one: it has not begun, or the plan does not reach so far.</summary>
internal static class PeriodRefusals
{
    public static Refusal? Of(Plan plan, Figure figure, Period period, DateOnly today) =>
        SheetLayout.QuarterOf(plan, figure, period) > plan.To ? Refusal.AfterTerm
        : plan.Calendar.FirstDay(period) > today ? Refusal.NotBegun
        : null;
}
