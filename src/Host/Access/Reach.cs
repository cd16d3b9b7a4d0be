using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Access;

/// <summary>Which rows somebody is shown; the database context filters every query by it.</summary>
/// <param name="AllAreas">Rows of every area, areas of former plans included.</param>
/// <param name="Areas">Else rows of these areas.</param>
/// <param name="AllUnits">What is for a unit's eyes only, of every unit.</param>
/// <param name="Units">Else of these units.</param>
/// <param name="AllRegisters">Rows of every register.</param>
/// <param name="Registers">Else of these registers.</param>
/// <param name="AllMail">Messages to every unit.</param>
/// <param name="Audit">The audit trail.</param>
internal sealed record Reach(
    bool AllAreas, string[] Areas, bool AllUnits, string[] Units, bool AllRegisters, string[] Registers, bool AllMail, bool Audit)
{
    public static Reach Everything { get; } = new(true, [], true, [], true, [], true, true);

    public static Reach Nothing { get; } = new(false, [], false, [], false, [], false, false);

    public static Reach Of(Actor actor, Plan plan)
    {
        if (actor.IsTrusted)
        {
            return Everything;
        }

        var reading = actor.Grants.Where(grant => grant.Rights.Contains(Right.ReadPlan)).ToList();
        var inside = actor.Grants.Where(grant => grant.Rights.Contains(Right.ReadUnit)).ToList();
        string[] units = [.. inside.Select(grant => grant.Unit).OfType<string>().Distinct(StringComparer.Ordinal)];
        return new Reach(
            reading.Exists(grant => grant.Area is null),
            [.. reading.Select(grant => grant.Area).OfType<string>().Select(plan.Areas.Find).OfType<Kernel.Area>()
                .SelectMany(area => area.WithDescendants()).Select(area => area.Id).Distinct(StringComparer.Ordinal)],
            inside.Exists(grant => grant.Unit is null),
            units,
            inside.Exists(grant => grant.Unit is null && grant.Module is null),
            [.. RegisterUnits.Of(plan).Where(register => inside.Exists(grant =>
                    (grant.Unit is null || register.Units.Contains(grant.Unit)) && (grant.Module is null || grant.Module == register.Module)))
                .Select(register => register.Id)],
            inside.Exists(grant => grant.Unit is null) || actor.MaySomewhere(Right.ManageMail),
            actor.MaySomewhere(Right.ReadAudit));
    }
}
