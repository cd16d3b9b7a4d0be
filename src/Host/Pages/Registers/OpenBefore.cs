using ActionPlan.Host.Access;
using ActionPlan.ModuleKit;
using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Pages.Registers;

/// <summary>What still stands open in the register of the plan that this one continues, as far as whoever looks may see it there.</summary>
internal static class OpenBefore
{
    /// <summary>Newest first; none where nothing can be open, or nothing is shown.</summary>
    public static async Task<IReadOnlyList<RegisterRow>> Rows(OtherPlans others, Plan plan, Register register, CancellationToken cancellation = default)
    {
        if (register.DoneBy is null || plan.Earlier?.Plan.Id is not { } id || others.All.FirstOrDefault(one => one.Id == id) is not { } earlier)
        {
            return [];
        }

        return await others.In(earlier, async db => await register.Rows(db, new RowFilter { Done = false }).ToListAsync(cancellation), cancellation) ?? [];
    }
}
