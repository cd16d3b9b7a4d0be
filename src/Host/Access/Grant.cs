using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Access;

/// <summary>A role, and where it holds: null is everywhere.</summary>
internal sealed record Grant(Role Role, string? Unit = null, string? Module = null, string? Area = null)
{
    /// <summary>
    /// Whether it meets the demand. Fails closed: a grant that is bound to a unit, module or area meets no demand that leaves open which
    /// one is meant, where the right depends on it.
    /// </summary>
    public bool Meets(Demand demand, Plan plan) =>
        Rights.Of(Role).Contains(demand.Right)
        && (Unit is null || !demand.Right.IsBoundByUnit() || Unit == demand.Unit)
        && (Module is null || !demand.Right.IsBoundByModule() || Module == demand.Module)
        && (Area is null || !demand.Right.IsBoundByArea() || Covers(demand.Area, plan));

    /// <summary>Whether the area is the grant's own or lies below it.</summary>
    public bool Covers(string? area, Plan plan)
    {
        if (Area is null)
        {
            return true;
        }

        for (var at = area is null ? null : plan.Areas.Find(area); at is not null; at = plan.Areas.ParentOf(at))
        {
            if (at.Id == Area)
            {
                return true;
            }
        }

        return false;
    }
}
