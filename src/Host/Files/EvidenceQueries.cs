using ActionPlan.Rules.Plans;

namespace ActionPlan.Host.Files;

internal static class EvidenceQueries
{
    /// <summary>The plan's files that nobody has withdrawn.</summary>
    public static IQueryable<EvidenceRow> StandingEvidence(this AppDb db, Plan plan) => db.Evidence.AsNoTracking().Where(file => file.PlanId == plan.Id && file.WithdrawnAt == null);
}
