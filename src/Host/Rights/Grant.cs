namespace ActionPlan.Host.Rights;

/// <summary>What may be done, and where: null is everywhere.</summary>
/// <param name="Role">A person's role; null where a system's key has scopes instead.</param>
internal sealed record Grant(Role? Role, string? Unit = null, string? Module = null, string? Area = null, string? Plan = null)
{
    private IReadOnlyList<Right> scoped = [];

    public IReadOnlyList<Right> Rights => Role is { } role ? Granted.To(role) : scoped;

    /// <summary>What a key's scopes allow.</summary>
    public static Grant OfKey(IEnumerable<Scope> scopes, string plan, string unit, string? module, string? area) =>
        new(null, unit, module, area, plan) { scoped = [.. scopes.SelectMany(Granted.To).Distinct()] };

    /// <summary>
    /// Whether it meets the demand. Fails closed: a grant that is bound to a unit, module or area meets no demand that leaves open which
    /// one is meant, where the right depends on it.
    /// </summary>
    public bool Meets(Demand demand, Rules.Plans.Plan plan) =>
        Rights.Contains(demand.Right)
        && HoldsIn(plan.Id)
        && (Unit is null || !demand.Right.IsBoundByUnit() || Unit == demand.Unit)
        && (Module is null || !demand.Right.IsBoundByModule() || Module == demand.Module)
        && (Area is null || !demand.Right.IsBoundByArea() || Covers(demand.Area, plan)
            // Who may read an area may read what merged into it.
            || (plan.Areas.HaveLineage && demand.Right is Right.ReadUnit or Right.ReadAudit && AreasIn(plan).Contains(demand.Area, StringComparer.Ordinal)));

    /// <summary>Whether it holds where the plan is at hand: the same unit or area in another plan is another one.</summary>
    public bool HoldsIn(string? plan) => Plan is null || Plan == plan;

    /// <summary>
    /// What may be read with the grant: its own area and all below it, and what became part of any of these; where it is bound to none, the one null that
    /// stands for all of them.
    /// </summary>
    public IEnumerable<string?> AreasIn(Rules.Plans.Plan plan)
    {
        if (Area is null)
        {
            return [null];
        }

        return plan.Areas.Find(Area) is { } area ? plan.Areas.ReadWith(area).Select(one => one.Id) : [];
    }

    /// <summary>Whether the area is the grant's own or lies below it.</summary>
    public bool Covers(string? area, Rules.Plans.Plan plan)
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
