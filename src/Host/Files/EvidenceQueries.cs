namespace ActionPlan.Host.Files;

internal static class EvidenceTable
{
    /// <summary>The plan's files that nobody has withdrawn.</summary>
    public static IQueryable<EvidenceRow> StandingEvidence(this AppDb db, Plan plan) =>
        db.Evidence.AsNoTracking().Where(file => file.PlanId == plan.Id && file.WithdrawnAt == null);
}

internal sealed class EvidenceQueries(AppDb db)
{
    /// <summary>The standing files of some subjects, in the order in which they came.</summary>
    public Task<List<EvidenceRow>> Of(Plan plan, string[] subjects, CancellationToken cancellation = default) =>
        db.StandingEvidence(plan).Where(file => subjects.Contains(file.Subject)).OrderBy(file => file.Id).ToListAsync(cancellation);
}
