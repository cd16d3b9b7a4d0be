using ActionPlan.Host.Access;
using ActionPlan.Host.Pages.Registers;
using ActionPlan.Host.Registers;
using ActionPlan.ModuleKit;

namespace ActionPlan.Host.Pages.Board;

/// <summary>The milestones of all key works.</summary>
/// <param name="IsHidden">Whether the reader sees no row of theirs: another unit's register is not empty, it is not shown.</param>
internal sealed record WorksRead(bool IsHidden, IReadOnlyList<(string? Work, RegisterRow Step)> Milestones)
{
    public static async Task<WorksRead> Of(RegisterQueries registers, OtherPlans others, Plan plan, Reach reach)
    {
        var milestones = new List<(string? Work, RegisterRow Step)>();
        foreach (var register in InstalledModules.OfWorks)
        {
            milestones.AddRange((await registers.AllRows(register)).Select(step => (step.Work, step)));
            // What is not reached goes on in the term after.
            milestones.AddRange((await OpenBefore.Rows(others, plan, register)).Select(one => (one.Work, one.Row)));
        }

        return new WorksRead(InstalledModules.OfWorks.Any(register => !reach.SeesSomeOf(register.Id)), milestones);
    }
}
