using ActionPlan.Host.Access;

namespace ActionPlan.Host.Rights;

/// <summary>
/// Which rows somebody is shown; the database context filters every query by it. A grant is one whole: what one gives for an area is never
/// joined with what another gives for a unit, so that two grants together show what either shows alone and nothing besides.
/// </summary>
/// <param name="AllAreas">Rows of every area, areas of former plans included.</param>
/// <param name="Areas">Else rows of these areas: those granted with all below them, and what became part of any of these.</param>
/// <param name="AllUnits">What is for a unit's eyes only, of every unit in every area.</param>
/// <param name="UnitAreas">Else of these units in these areas: see <see cref="Key"/>.</param>
/// <param name="AllRegisters">Rows of every register in every area.</param>
/// <param name="RegisterAreas">Else of these registers in these areas.</param>
/// <param name="AllReports">Reports on every area.</param>
/// <param name="ReportAreas">Else on these areas.</param>
/// <param name="AllMail">Every message.</param>
/// <param name="MailAreas">Else messages to these units that speak of these areas only.</param>
/// <param name="AllAudit">Every entry of the trail that this plan or none is named in.</param>
/// <param name="EveryPlansAudit">Every entry of every plan.</param>
/// <param name="AuditAreas">Else entries that name these areas and no other, as <see cref="AreaWord.Of"/> writes them.</param>
internal sealed record Reach(
    bool AllAreas, string[] Areas, bool AllUnits, string[] UnitAreas, bool AllRegisters, string[] RegisterAreas,
    bool AllReports, string[] ReportAreas, bool AllMail, string[] MailAreas, bool AllAudit, bool EveryPlansAudit, string[] AuditAreas)
{
    public static Reach Everything { get; } = new(true, [], true, [], true, [], true, [], true, [], true, true, []);

    /// <summary>A unit or register in an area, as one text that a query can look for in a list; null is any.</summary>
    public static string Key(string? owner, string? area) => owner + "|" + area;

    public bool Sees(Area area) => AllAreas || Areas.Contains(area.Id);

    /// <summary>Whether its rows of some area are shown.</summary>
    public bool SeesSomeOf(string register) =>
        AllRegisters || Array.Exists(RegisterAreas, key => key.StartsWith('|') || key.StartsWith(register + "|", StringComparison.Ordinal));

    public static Reach Of(Actor actor, Plan plan)
    {
        if (actor.IsTrusted)
        {
            return Everything;
        }

        List<Grant> With(Right right) => [.. actor.Grants.Where(grant => grant.HoldsIn(plan.Id) && grant.Rights.Contains(right))];

        var (reading, inside, reports, mail, audit) =
            (With(Right.ReadPlan), With(Right.ReadUnit), With(Right.ReadReports), With(Right.ManageMail), With(Right.ReadAudit));
        return new Reach(
            reading.Exists(IsOfAllAreas), AreasOf(reading),
            inside.Exists(IsOfAllUnits), Keys(inside, grant => [grant.Unit]),
            inside.Exists(grant => IsOfAllUnits(grant) && grant.Module is null), Keys(inside, grant => RegistersOf(grant, plan)),
            reports.Exists(IsOfAllAreas), AreasOf(reports),
            inside.Exists(IsOfAllUnits) || mail.Exists(IsOfAllAreas), [.. Keys(inside, grant => [grant.Unit]), .. Keys(mail, _ => [null])],
            audit.Exists(IsOfAllAreas), audit.Exists(grant => grant is { Area: null, Plan: null }), [.. AreasOf(audit).Select(AreaWord.Of)]);

        string[] AreasOf(List<Grant> grants) => [.. grants.SelectMany(grant => grant.AreasIn(plan)).OfType<string>().Distinct(StringComparer.Ordinal)];

        string[] Keys(List<Grant> grants, Func<Grant, IEnumerable<string?>> owners) =>
            [.. grants.SelectMany(grant => owners(grant).SelectMany(_ => grant.AreasIn(plan), Key)).Distinct(StringComparer.Ordinal)];
    }

    private static bool IsOfAllAreas(Grant grant) => grant.Area is null;

    private static bool IsOfAllUnits(Grant grant) => grant is { Unit: null, Area: null };

    private static IEnumerable<string?> RegistersOf(Grant grant, Plan plan)
    {
        if (grant is { Unit: null, Module: null })
        {
            return [null];
        }

        return RegisterUnits.Of(plan)
            .Where(register => (grant.Unit is null || register.Units.Contains(grant.Unit)) && (grant.Module is null || grant.Module == register.Module))
            .Select(register => register.Id);
    }
}
